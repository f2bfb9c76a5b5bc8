def f(**k):
    pass


f(host=1, host=2)
