for port in range(3)
    print(port)
