# Dicts and lists.
table = {}
for i in range(600000):
    table['key%d' % (i % 5000)] = i
print(len(table), table['key77'])
counts = {}
for word in ('the quick brown fox jumps over the lazy dog ' * 60000).split():
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items()))
items = []
for i in range(600000):
    items.append((i * 7919) % 10007)
items.sort()
print(items[:5], items[-1])
squares = [x * x for x in range(600000) if x % 2]
print(sum(squares))
queue = []
for i in range(500000):
    queue.append(i)
    if len(queue) > 50:
        queue.pop(0)
print(len(queue))
pairs = {n: n * 2 for n in range(200000)}
total = 0
for key, value in pairs.items():
    total += key ^ value
print(total)
for key in list(pairs):
    if key % 3:
        del pairs[key]
print(len(pairs), 3 in pairs)
