# Bytes that are no UTF-8.
parts = [b"caf\xc3\xa9", b"caf\xe9"]
for part in parts:
    print(part.decode())
