# Counting, nested loops, conditions: at the module's level and in a function.
total = 0
i = 0
while i < 2000000:
    if i % 3 == 0 or i % 5 == 0:
        total += i
    i += 1
print(total)


def primes(limit):
    found = []
    for number in range(2, limit):
        divisor = 2
        while divisor * divisor <= number:
            if number % divisor == 0:
                break
            divisor += 1
        else:
            found.append(number)
    return found


print(len(primes(100000)))

count = 0
for x in range(1500):
    for y in range(1500):
        if (x ^ y) & 1:
            count += 1
print(count)
