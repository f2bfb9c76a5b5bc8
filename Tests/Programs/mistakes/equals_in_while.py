while data = read():
    print(data)
