# A port that is no number.
for text in ("80", " 8080\n", "80a"):
    print(int(text))
