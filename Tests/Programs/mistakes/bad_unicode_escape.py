path = 'C:\Users\x'
