# sys.exit() unwinds like an exception.
import sys


def stop(code):
    try:
        print("stopping")
        sys.exit(code)
    finally:
        print("closed")


try:
    stop(1)
except SystemExit as error:
    print("kept", error.code, error.args)
stop(7)
