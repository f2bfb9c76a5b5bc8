config = {'host': , 'port': 1}
