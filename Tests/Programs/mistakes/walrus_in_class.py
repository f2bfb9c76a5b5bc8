class A:
    print([y := x for x in range(3)])
