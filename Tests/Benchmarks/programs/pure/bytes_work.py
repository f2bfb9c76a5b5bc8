# Bytes: slicing, joining, searching.
data = bytes(range(256)) * 64
chunks = []
for start in range(0, len(data), 100):
    chunks.append(data[start:start + 100])
for _ in range(700):
    joined = b''.join(chunks)
print(len(joined), joined == data)

total = 0
for i in range(1200000):
    piece = data[i & 8191:(i & 8191) + 10]
    total += piece[3]
print(total)

buffer = b''
lines = 0
text = b'GET /index.html HTTP/1.0\r\nHost: www.python.org\r\n\r\n' * 40
for _ in range(400):
    buffer += text
    while True:
        end = buffer.find(b'\r\n')
        if end < 0:
            break
        line, buffer = buffer[:end], buffer[end + 2:]
        if line.startswith(b'GET'):
            lines += 1
print(lines)
out = bytearray()
for i in range(600000):
    out += bytes([i & 255])
print(len(out), sum(out))
