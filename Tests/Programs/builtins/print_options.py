# print: separators, ends, files; what it refuses.
class Collector:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append('<flush>')


print()
print('a', 1, None, [2], sep='-')
print('no newline', end='')
print('!')
print('a', 'b', sep='', end='\n\n')
print(*[1, 2, 3], sep=', ')
print('x', sep=None, end=None)
print('é', '日本', '\t|')
collector = Collector()
print('a', 'b', file=collector, flush=True)
print(collector.parts)
for wrong in [{'sep': 1}, {'end': b''}, {'nope': 1}, {'file': 5}]:
    try:
        print('x', **wrong)
    except Exception as error:
        print(type(error).__name__ + ':', error)
print('last', flush=True)
