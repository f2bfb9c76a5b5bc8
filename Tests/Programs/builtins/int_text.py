# Integers from text, to text, as bytes.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: (int(), int('42'), int('  -7\n'), int('1_000'), int('0x1f', 16), int('1f', 16), int('0b101', 0), int('zz', 36), int(b'12'), int('٣')))
attempt(lambda: int(''))
attempt(lambda: int('12a'))
attempt(lambda: int('1__0'))
attempt(lambda: int('010', 0))
attempt(lambda: int('9', 8))
attempt(lambda: int('1', 1))
attempt(lambda: int('1.5'))
attempt(lambda: int(None))
attempt(lambda: int(5, 2))
attempt(lambda: (int(3.99), int(-3.99), int(True), int(1e20)))
attempt(lambda: int(float('nan')))
attempt(lambda: int(float('inf')))
attempt(lambda: (len(str(2**1000)), str(-2**70), hex(255), hex(-255), oct(8), bin(10), hex(2**70), bin(-5)))
attempt(lambda: str(10**4299)[:3])
attempt(lambda: str(10**4300))
attempt(lambda: int('1' * 4301))
attempt(lambda: ((255).to_bytes(2, 'big'), (255).to_bytes(2, 'little'), (-2).to_bytes(2, 'big', signed=True), (5).to_bytes()))
attempt(lambda: (256).to_bytes(1, 'big'))
attempt(lambda: (-1).to_bytes(2, 'big'))
attempt(lambda: (1).to_bytes(2, 'middle'))
attempt(lambda: (1).to_bytes(-1, 'big'))
attempt(lambda: (int.from_bytes(b'\x01\x00', 'big'), int.from_bytes(b'\x01\x00', 'little'), int.from_bytes(b'\xff\xfe', signed=True), int.from_bytes([1, 2])))
attempt(lambda: int.from_bytes('ab'))
attempt(lambda: ((255).bit_length(), (0).bit_length(), (-256).bit_length(), (255).bit_count(), (5).as_integer_ratio(), (7).real, (7).denominator))
attempt(lambda: hex(1.5))
