# How text and bytes are written.
print('single', "double", 'it\'s', "say \"hi\"", 'mixed "quotes"')
print("tab\tnew\\n", r"raw\n", "\x41\u00e9\U0001F600\101\0".encode())
print(b"bytes\x00\xff\n", rb"raw\d", b'\'')
print("joined " "by " 'juxtaposition', b"a" b"b")
print("""three
lines with "quotes"
here""")
print("continued \
on the next line")
text = ("GET / HTTP/1.1\r\n"
        "Host: localhost\r\n"
        "\r\n")
print(repr(text), len(text))
print("\N{EURO SIGN}", len("\N{GREEK SMALL LETTER ALPHA}"))
name, size = "data", 12.5
print(f"{name!r:>10}|{size:8.2f}|{size!s:<6}|{name!a}|{{}}|{size:{8}.{1}f}")
print(f"{name=} {size + 1=:.1f} { size = }")
print(f'{"nested"} {{"a": 1}["a"]}' if False else f"{[n for n in range(3)]} {(lambda: 5)()}")
print(rf"\d{name}" fr"\w", F"{1}{2}" "x" f"{3}")
print(0x1F, 0o17, 0b101, 1_000_000, 1e3, .5, 5., 1_0.5e-1_0, 0xdead_beef)
