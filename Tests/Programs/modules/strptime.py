# time.strptime: dates and times out of text.
import time


def attempt(text, *format):
    try:
        moment = time.strptime(text, *format)
        print(tuple(moment), moment.tm_zone, moment.tm_gmtoff)
    except Exception as error:
        print(type(error).__name__, error)


attempt("2024-02-29 12:30:45", "%Y-%m-%d %H:%M:%S")
attempt("Thu, 01 Jan 1970 00:00:00 GMT", "%a, %d %b %Y %H:%M:%S GMT")
attempt("Thu, 01 Jan 1970 00:00:00 GMT", "%a, %d %b %Y %H:%M:%S %Z")
attempt("Mon Jan  5 10:11:12 1970")
attempt("[10/Oct/2000:13:55:36 -0700]", "[%d/%b/%Y:%H:%M:%S %z]")
attempt("10:15 PM", "%I:%M %p")
attempt("12:00 am", "%I:%M %p")
attempt("29 february", "%d %B")
attempt("31/12/68", "%d/%m/%y")
attempt("31/12/69", "%d/%m/%y")
attempt("366 2024", "%j %Y")
attempt("11", "%d%m")
attempt("111", "%d%m")
attempt("7 2024 Monday", "%W %Y %A")
attempt("0 2024 Sun", "%U %Y %a")
attempt("2020-W53-5", "%G-W%V-%u")
attempt("12.345678", "%S.%f")
attempt("100%", "%j%%")
attempt("a  b", "a b")
attempt("SEPTEMBER 5", "%B %d")
attempt("05/17/24 23:59:59", "%x %X")
attempt("2024-02-29", "%Y/%m/%d")
attempt("2024-02-29 rest", "%Y-%m-%d")
attempt("2023-02-29", "%Y-%m-%d")
attempt("2024-13-01", "%Y-%m-%d")
attempt("", "%Y")
attempt("x", "%Q")
attempt("2024", "%Y %")
attempt("2024 5", "%G %V")
attempt("5", "%V")
attempt("2024 5 Monday", "%Y %V %A")
attempt("0000", "%Y")
attempt("2024-3-5-60", "%G-%V-%u-%j")
attempt(5, "%Y")
attempt("2024", 5)
attempt("2024", "%Y", 3)
try:
    time.strptime("2024", format="%Y")
except TypeError as error:
    print(error)
