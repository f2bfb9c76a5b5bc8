# Every operator with an equals sign, on names, attributes and items.
class Counter:
    total = 0
    log = [1, 2, 3]


n = 100
n += 1
n -= 2
n *= 3
n //= 2
n %= 100
n **= 2
print(n)
n /= 8
print(n)
bits = 0b1100
bits &= 0b0111
bits |= 0b1000
bits ^= 0b1111
bits <<= 4
bits >>= 1
print(bin(bits))
counter = Counter()
counter.total += 5
counter.total -= 1
print(counter.total, Counter.total)
rows = [[0] * 3 for _ in range(2)]
rows[1][2] += 7
rows[-1][0] -= 1
print(rows)
counter.log[1:2] += ["a", "b"]
print(counter.log)
data = [1, 2, 3, 4]
data[::2] = [0, 0]
data[1:3] *= 2
print(data)
table = {"hits": 0}
table["hits"] += 1
try:
    table["misses"] += 1
except KeyError as error:
    print("KeyError", error)
seen = {1, 2}
other = seen
seen |= {3}
seen &= {2, 3, 4}
seen ^= {4}
seen -= {2}
print(seen, other is seen)
text = "ab"
text *= 2
text += "!"
print(text)
pair = ([],)
try:
    pair[0] += [1]
except TypeError as error:
    print(error)
print(pair)
values = [1]
alias = values
values += "xy"
values = values + [2]
print(alias, values)
