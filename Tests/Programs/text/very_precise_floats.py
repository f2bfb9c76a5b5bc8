# Floats with more places than they have: what follows is zeros.
for number in [1.5, 0.1, -2.5e-320, 1.7e308, 0.0, 123456789.0]:
    for form in ["f", "e", "E", "g", "G", "%"]:
        for places in [1, 1099, 1100, 1101, 3000]:
            text = f"{number:.{places}{form}}"
            print(form, places, len(text), text[:12], text[-8:], text.count("0"), sum(map(ord, text)) % 9973)
    text = "%.2000f|%#.1200g|%.1500e" % (number, number, number)
    print(len(text), text[-30:], sum(map(ord, text)) % 9973)
print(len(f"{1.5:.{10 ** 7}f}"), len("%.*e" % (10 ** 7, 1.5)), len(f"{1.5:+020.{10 ** 6}f}"))
