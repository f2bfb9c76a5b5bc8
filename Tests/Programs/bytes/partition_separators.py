# What partition gives back as the separator: bytes return the very object, a bytearray makes its own.
line = b'key: value'
for separator in (b': ', bytearray(b': '), memoryview(b': '), bytearray(b'=')):
    for parts in (line.partition(separator), line.rpartition(separator)):
        print(type(separator).__name__, [type(part).__name__ for part in parts], parts[1] is separator)
    for parts in (bytearray(line).partition(separator), bytearray(line).rpartition(separator)):
        print(type(separator).__name__, [type(part).__name__ for part in parts], parts[1] is separator)
