class NoMoney(Exception):
    pass


raise NoMoney("broke", 5)
