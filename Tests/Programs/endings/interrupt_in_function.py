# KeyboardInterrupt is no Exception.
def serve():
    try:
        raise KeyboardInterrupt
    except Exception:
        print("never")
    finally:
        print("closing")


try:
    serve()
except KeyboardInterrupt as error:
    print("interrupted", repr(error))
serve()
