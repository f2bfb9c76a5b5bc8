# A bare except catches everything; order of handlers decides.
def careful(action):
    try:
        action()
    except (ValueError, TypeError) as error:
        return "argument: " + str(error)
    except LookupError:
        return "look-up"
    except:
        return "anything else"
    else:
        return "fine"
    finally:
        print("tried", end=" ")


def fail(error):
    raise error


print(careful(lambda: int("x")))
print(careful(lambda: {}["key"]))
print(careful(lambda: [][0]))
print(careful(lambda: 1 / 0))
print(careful(lambda: fail(KeyboardInterrupt)))
print(careful(lambda: fail(SystemExit(3))))
print(careful(lambda: fail(GeneratorExit)))
print(careful(lambda: None))
print(careful(lambda: undefined_name))
