# How many digits an int may have when it becomes text, or is made from text.
import sys

print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits)
print(sys.int_info.str_digits_check_threshold)
for digits in (639, -1, 2**40):
    try:
        sys.set_int_max_str_digits(digits)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
sys.set_int_max_str_digits(maxdigits=640)
for act in (lambda: str(10**640), lambda: int("1" * 641)):
    try:
        act()
    except ValueError as error:
        print(error)
print(len(hex(10**5000)), len(str(10**639)))
sys.set_int_max_str_digits(0)
print(len(str(10**5000)), int("7" * 5000) % 1000)
