# None is what a function without return gives.
def clients():
    print("looking")


for client in clients():
    print(client)
