def f():
    from struct import *
