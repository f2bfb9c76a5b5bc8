# A builtin class without an __init__ of its own leaves it to the next base.
class B:
    def __init__(self, *a):
        print('init B', a)
class C(int): pass
class D(C, B): pass
class E(int, B): pass
D(); E(); D(5)
class F(str, B): pass
F('x')
class G(float, B): pass
G(1.5)
class H(tuple, B): pass
H([1])
class I(bytes, B): pass
I(b'x')
class J(list, B): pass
J([1])
class K(dict, B): pass
K()
class L(frozenset, B): pass
L()
