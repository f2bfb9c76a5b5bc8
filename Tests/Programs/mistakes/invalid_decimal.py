port = 80a
