name = "world"
n = 42
pi = 3.14159265
print(f"hello {name}!", f"{n:>6}|{n:<6}|{n:^6}|{n:06d}", f"{pi:.3f} {pi:10.2e} {pi:g}")
print(f"{name!r} {name!s:>8} {'é'!a}", f"{n:#x} {n:b} {n:o} {n:,}", f"{{}} {n}")
width = 10
print(f"{name:{width}}|{pi:{width}.{3}}|", f"{n=} {n = } {name=!s}")
print(f"{[i for i in range(3)]} {({'a': 1})['a']} {'a' if n else 'b'}")
print("%s %d %5.2f %x %r %%" % ("a", 5, 2.5, 255, "q"), "%(k)s" % {"k": 1})
print("{} {1} {0}".replace("{} ", "").format("a", "b"), "{:>5}|{k!r}".format(1, k="v"))
print(f"{1000000:,} {0.5:%} {-5:+d} {5:+d} {True} {None}")
