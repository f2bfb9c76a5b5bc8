len(data) = 5
