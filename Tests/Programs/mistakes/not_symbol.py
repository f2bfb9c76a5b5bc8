if !x:
    print(x)
