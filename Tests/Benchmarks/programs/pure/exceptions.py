# Raising and catching.
class ProtocolError(Exception):
    pass


def parse(text):
    try:
        return int(text)
    except ValueError:
        return -1


def check(n):
    if n % 3 == 0:
        raise ProtocolError('bad frame', n)
    return n


total = 0
for i in range(250000):
    total += parse('12' if i % 2 else 'x2')
print(total)
caught = 0
for i in range(500000):
    try:
        check(i)
    except ProtocolError as error:
        caught += error.args[1] % 2
    finally:
        total += 1
print(caught, total)
table = {}
missing = 0
for i in range(400000):
    try:
        table[i]
    except KeyError:
        missing += 1
print(missing)
for i in range(1000000):
    try:
        total += 1
    except Exception:
        pass
print(total)
