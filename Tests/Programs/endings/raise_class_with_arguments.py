# A class of one's own with several arguments.
class ProtocolError(Exception):
    def __init__(self, code, reason):
        super().__init__(code, reason)
        self.code = code


try:
    raise ProtocolError(400, "Bad Request")
except ProtocolError as error:
    print(error, error.code, error.args)
raise ProtocolError(500, "Server Error")
