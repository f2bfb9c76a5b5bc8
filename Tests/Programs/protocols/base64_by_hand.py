# Base64, as mail and HTTP authentication use it.
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def encode(data):
    result = []
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        number = int.from_bytes(chunk + b"\0" * (3 - len(chunk)), "big")
        letters = [ALPHABET[number >> shift & 63] for shift in (18, 12, 6, 0)]
        letters[len(chunk) + 1:] = "=" * (3 - len(chunk))
        result.extend(letters)
    return "".join(result)


def decode(text):
    bits = "".join(format(ALPHABET.index(letter), "06b") for letter in text.rstrip("="))
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits) - 7, 8))


for data in (b"", b"a", b"ab", b"abc", b"user:secret", bytes(range(250, 256))):
    text = encode(data)
    print(f"{text:20} {decode(text) == data}")
try:
    decode("a*b")
except ValueError as error:
    print(error)
key = b"dGhl"
print(bytes(a ^ b for a, b in zip(b"masked text", key * 3)), decode("SGVsbG8="))
