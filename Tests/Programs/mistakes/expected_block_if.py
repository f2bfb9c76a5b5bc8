if True:
# only a comment
print(1)
