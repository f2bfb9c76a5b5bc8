# Spreading over no workers.
workers = []
for number in range(2):
    print(number, len(workers))
    print(workers[number % len(workers)])
