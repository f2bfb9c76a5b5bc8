# from None hides what was handled.
def lookup(name):
    try:
        return {"ann": 1}[name]
    except KeyError:
        raise LookupError(f"no user {name!r}") from None


print(lookup("ann"))
lookup("bob")
