hosts = ["a", "b" c]
