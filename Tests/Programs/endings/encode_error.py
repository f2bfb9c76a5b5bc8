# Text that ASCII cannot hold.
for text in ("cafe", "caf\u00e9"):
    print(text.encode("ascii"))
