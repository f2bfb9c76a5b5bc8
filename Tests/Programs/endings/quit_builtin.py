print("before")
quit(4)
print("never")
