"""Classes with arguments and unions, as annotations write them."""


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ":", error)


def serve(host: str, port: int | None = None, *tags: list[str], **more: dict[str, int]) -> tuple[int, ...]:
    return (len(host), port or 0)


print(serve("abc"), serve.__annotations__)
print(int | None, None | str, list[int] | None, int | int, (int | str) | (str | bytes))
print(list[int], dict[str, list[int]], tuple[()], tuple[int, ...], type[int], list["Node"])
print(list[int]([1, 2]), dict[str, int](a=1), list[int].__origin__, (int | str).__args__)
print(list[int] == list[int], int | str == str | int, list[int] == list[str], int | str == int)
print(hash(list[int]) == hash(list[int]), {int | str: "found"}[str | int])
print(isinstance(5, int | str), isinstance(None, int | None), issubclass(bool, int | str))
attempt(lambda: isinstance([], list[int]))
attempt(lambda: issubclass(list, list[int]))
attempt(lambda: isinstance(5, str | list[int]))
attempt(lambda: int | 5)
attempt(lambda: None | None)
attempt(lambda: list[int][str])
attempt(lambda: int[str])


class Numbers(list[int]):
    pass


print(Numbers.__bases__, Numbers([1]))
print(type(list[int]), type(int | str), repr(int | str))
