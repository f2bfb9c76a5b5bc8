# input() with nothing left to read.
name = input("name? ")
print("hello", name)
again = input("again? ")
print("hello", again)
