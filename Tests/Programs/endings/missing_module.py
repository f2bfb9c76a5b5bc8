# A module that does not exist.
print("before")
import socketz
print("after")
