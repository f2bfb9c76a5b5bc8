# Looking for text in bytes.
data = b"HELLO server"
print(b"HELLO" in data)
if "HELLO" in data:
    print("greeted")
