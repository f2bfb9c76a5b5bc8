x = 
print(x)
