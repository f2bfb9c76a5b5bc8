print("port" 5000)
