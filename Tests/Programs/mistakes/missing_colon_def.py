def serve(port)
    return port
