# yield inside every statement that can hold it.
def everywhere(n):
    if (yield "test"):
        yield "yes"
    elif n:
        yield "elif"
    else:
        yield "no"
    while (yield "while"):
        yield "turn"
    else:
        yield "while ended"
    for item in (yield "items") or "":
        yield item
        if item == "b":
            break
    else:
        yield "no break"
    try:
        yield "try"
        if n:
            raise ValueError("v")
    except ValueError as error:
        yield "except", str(error)
    else:
        yield "else of try"
    finally:
        yield "finally"
    with Manager() as value:
        yield value
    x = yield "assign"
    x += yield "augmented"
    total: int = yield "annotated"
    a, *b = yield "unpack"
    assert (yield "assert"), "refused"
    items = [5, 6][(yield "index") or 0]
    print((yield "argument"), [(yield "one"), (yield "two")], {"k": (yield "value")})
    return x, total, a, b


class Manager:
    def __enter__(self):
        return "entered"

    def __exit__(self, *details):
        print("left", details[0])


def run(n, answers):
    generator = everywhere(n)
    answers = iter(answers)
    seen = [next(generator)]
    try:
        while True:
            seen.append(generator.send(next(answers, None)))
    except StopIteration as stop:
        print(seen)
        print(stop.value)
    except Exception as error:
        print(seen)
        print(repr(error))


run(0, [0, None, 1, None, 0, None, "ab", None, None, None, None, None, None, 5, 6, 7, "pq", 1, 0, "p", 1, 2, 3])
run(1, [1, None, 0, None, "", None, None, None, None, None, "5", "6", 7, (1, 2, 3), True, 1])
run(0, [0, None, 0, None, "xy", None, None, None, None, None, None, None, 1, 2, 3, "z", False, "failed"])
