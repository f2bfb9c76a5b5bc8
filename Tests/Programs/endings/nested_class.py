class A:
    class B(Exception):
        pass


raise A.B
