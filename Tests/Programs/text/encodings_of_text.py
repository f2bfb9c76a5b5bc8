# Encodings beyond UTF-8, and names that are none.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for name in ["utf-16", "utf-16-le", "UTF_16BE", "utf-8-sig", "cp1252", "windows-1252", "latin-1"]:
    for text in ["Grüße", "5 €", "日本", "😀!"]:
        attempt(lambda: text.encode(name))
        attempt(lambda: text.encode(name, "replace").decode(name))
for data in [b"\xff\xfea\0", b"\xfe\xff\0a", b"a\0b", b"\x3d\xd8", b"\x00\xdc", b"\x3d\xd8a\0"]:
    attempt(lambda: data.decode("utf-16"))
    attempt(lambda: data.decode("utf-16", "replace"))
attempt(lambda: b"\xef\xbb\xbfname".decode("utf-8-sig"))
attempt(lambda: b"\xef\xbb\xbfname".decode())
attempt(lambda: b"\x80\x93quoted\x94 \x81".decode("cp1252"))
attempt(lambda: "x".encode("klingon"))
attempt(lambda: "x".encode("hex"))
attempt(lambda: b"x".decode("base64"))
