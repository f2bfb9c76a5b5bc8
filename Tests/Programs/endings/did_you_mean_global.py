message = b"hello"
print(len(mesage))
