# A variable hides a function.
len = 5
print(len)
print(len("abc"))
