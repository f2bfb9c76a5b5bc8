def serve():
print("serving")
