# Where a comparison that recurses for ever is stopped: it depends on how many levels each call counts.
class A:
    def __lt__(self, other): return self < other
def at(depth, f):
    if depth: return at(depth - 1, f)
    try: f()
    except RecursionError as e: print(e)
for d in range(4):
    at(d, lambda: sorted([A(), A()]))
    at(d, lambda: [A(), A()].sort())
    at(d, lambda: A() < A())
    at(d, lambda: max(A(), A()))
    at(d, lambda: min([A(), A()]))
