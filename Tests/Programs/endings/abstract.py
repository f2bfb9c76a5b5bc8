# NotImplementedError from a method that subclasses give.
class Handler:
    def handle(self, data):
        raise NotImplementedError("handle() is for subclasses")

    def run(self, parts):
        for part in parts:
            self.handle(part)


class Echo(Handler):
    def handle(self, data):
        print(data)


Echo().run(["a"])
Handler().run(["b"])
