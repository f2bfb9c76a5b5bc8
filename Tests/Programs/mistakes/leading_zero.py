port = 0800
