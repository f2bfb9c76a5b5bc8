# A timeout that is no number.
for text in ("1", "2.5e1", "inf", "soon"):
    print(float(text))
