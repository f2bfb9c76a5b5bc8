# Assigning in a function makes the name local in all of it.
received = 0


def on_data(data):
    received += len(data)


print(received)
on_data(b"abc")
