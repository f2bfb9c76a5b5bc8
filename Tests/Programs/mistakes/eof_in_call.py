print('done'
