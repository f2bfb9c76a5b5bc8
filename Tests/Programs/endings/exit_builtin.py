# exit() is there for the prompt, and works in programs.
print("before")
exit("bye")
print("never")
