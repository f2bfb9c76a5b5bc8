# Text and bytes do not mix.
request = "GET / HTTP/1.1\r\n"
body = b"name=ann"
print(request.encode() + body)
print(request + body)
