# A module that was never imported.
def main():
    print("connecting")
    now = tyme.time()
    print(now)


main()
