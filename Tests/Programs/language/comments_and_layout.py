# Comments, blank lines, continuation, semicolons, indentation of any width.
x = 1; y = 2; print(x, y)
if x: print("one line"); print("two statements")
total = (1 +
         2 +  # a comment inside

         3)
print(total)
long = 1 + \
    2
print(long)


def narrow():
  if True:
            print("any width")
  return 1


def tabs():
	return "tab"


print(narrow(), tabs())
class Empty: pass
class AlsoEmpty: ...
for i in range(2): print(i, end=" ")
else: print("done")
while False: pass
try: print("try")
except ValueError: pass
finally: print("finally")


def documented():
    """What it does."""


print(documented.__doc__, documented())
if True:
    # only a comment, and then
    print("deep")

    # trailing comment
values = [
    1,
    2,
]
print(values, (3,), ())
print("end")  # at the end
