def register(name):
    print("registering", name)
    raise ValueError(f"unknown command {name}")


@register("PING")
def ping():
    return "PONG"
