# A format that the value does not have.
print(f"{3.5:.2f} {12:>5} {'x':^5}")
print(f"{'port':d}")
