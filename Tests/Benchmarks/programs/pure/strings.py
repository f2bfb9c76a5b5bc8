# Building strings.
parts = []
for i in range(400000):
    parts.append(f'{i}: {i * 2} {i % 7:03d}')
text = '\n'.join(parts)
print(len(text))


def build():
    log = ''
    for i in range(300000):
        log += 'line ' + str(i) + '\n'
    return log


log = build()
print(len(log), log.count('9'))
total = 0
for line in log.split('\n'):
    if line.startswith('line 1'):
        total += len(line.strip().upper().replace('LINE', 'row'))
print(total)
out = []
for i in range(250000):
    out.append('%s=%d;%5.2f' % ('name', i, i / 3))
print(len(','.join(out)))
print(sum(len(c) for c in 'abc def ' * 60000 if c.isalpha()))
