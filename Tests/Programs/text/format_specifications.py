# The format mini-language: what it does, and what it refuses.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for value, specifications in ((42, ["5", "<5", "^5", "05", "+", " ", "#x", "#o", "#b", "X", ",", "_", "c", "e", "%", "=+6", "*=6", "n"]),
                              (-3.14159, ["8.2f", "<9.1e", "+.3g", "%", "09.3f", ".0f", "#.0f", ",.1f", "n", "", "z.0f"]),
                              ("text", ["8", ">8", "^8", "*^8", ".2", "<6.3", "s"]), (True, ["", "d", ">6"]), (None, [""])):
    print([format(value, specification) for specification in specifications])
attempt(lambda: format(1, "s"))
attempt(lambda: format(1, "\x01"))
attempt(lambda: format("a", "d"))
attempt(lambda: format(1.5, "d"))
attempt(lambda: format(1, ",n"))
attempt(lambda: format(1, ",\x01"))
attempt(lambda: format(1, "_,"))
attempt(lambda: format(1, ",_"))
attempt(lambda: format(1, ",x"))
attempt(lambda: format(1, "_c"))
attempt(lambda: format(1, ".2d"))
attempt(lambda: format(1, "+c"))
attempt(lambda: format(1, "#c"))
attempt(lambda: format(1, "zd"))
attempt(lambda: format("a", "z"))
attempt(lambda: format("a", "#"))
attempt(lambda: format("a", "+"))
attempt(lambda: format("a", " "))
attempt(lambda: format("a", "=5"))
attempt(lambda: format("a", ","))
attempt(lambda: format(1.5, "."))
attempt(lambda: format(1, "5d5"))
attempt(lambda: format(1, "99999999999999999999"))
attempt(lambda: format(1.5, ".99999999999"))
attempt(lambda: format(2 ** 40, "c"))
attempt(lambda: format(2 ** 70, "c"))
attempt(lambda: format([], "5"))
attempt(lambda: format(None, "d"))
attempt(lambda: format(object(), "x"))
attempt(lambda: f"{[1]:>5}")
attempt(lambda: f"{b'x':5}")
attempt(lambda: f"{'a':{'>'}{4}}|{3.14159:.{2}f}")
