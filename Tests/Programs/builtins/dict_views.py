# Keys, values and items are live views, with the algebra of sets.
clients = {"ann": 3, "bob": 4, "eve": 5}
keys, values, items = clients.keys(), clients.values(), clients.items()
clients["dan"] = 6
print(keys, values, items, len(keys), len(values), len(items))
print("ann" in keys, 3 in values, ("bob", 4) in items, ("bob", 5) in items)
online = {"ann", "zoe"}
print(sorted(keys & online), sorted(keys | online), sorted(keys - online), sorted(keys ^ online))
print(keys.isdisjoint(["zoe"]), keys.isdisjoint(online), items.isdisjoint([("ann", 3)]))
print(keys >= {"ann"}, keys == {"ann", "bob", "eve", "dan"}, keys < online, {"ann"} <= keys)
print(list(reversed(keys)), list(reversed(values)), list(reversed(items)))
print(type(keys).__name__, type(values).__name__, type(items).__name__)
print(sorted(items & {("ann", 3), ("ann", 4)}), set(keys) == keys, values == clients.values())
for bad in (lambda: values & {1}, lambda: keys + keys, lambda: keys[0], lambda: hash(keys), lambda: keys & 5):
    try:
        print(bad())
    except TypeError as error:
        print(error)
merged = clients | {"ann": 9} | dict(new=1)
merged |= [("x", 0)]
print(merged)
print(dict.fromkeys("ab"), dict.fromkeys(["k"], []), {**clients, "bob": 0}["bob"])
