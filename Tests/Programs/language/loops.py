for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, "is prime")
i = 0
while i < 10:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
    print(i)
else:
    print("never")
while i < 12:
    i += 1
else:
    print("ended", i)
items = [1, 2, 3]
for item in items:
    if item < 3:
        items.append(item + 10)
print(items)
for i in range(3):
    i += 10
print(i)
for i in range(10, 0, -3):
    print(i, end=" ")
print()
d = {"a": 1}
try:
    for key in d:
        d[key + "x"] = 1
except RuntimeError as error:
    print(error)
for x in []:
    pass
else:
    print("empty")
total = 0
for a in range(3):
    for b in range(3):
        if b == 1:
            continue
        total += a * b
print(total)
