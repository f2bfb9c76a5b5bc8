extension Phenomenon {
  /// What a network of one's own is needed for: packets that are lost, and settings of the kernel.
  static let inLab: [Phenomenon] = [
    Phenomenon(
      name: "a host that is gone: keepalive ends in ETIMEDOUT",
      peers: ["far": "accept\nvanish\nawait client has closed"],
      code: """
        s = to('far')
        s.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for option, value in ((4, 1), (5, 1), (6, 2)):
            s.setsockopt(socket.IPPROTO_TCP, option, value)
        start = time.monotonic()
        tell(lambda: s.recv(1))
        print(2.5 < time.monotonic() - start)
        """, output: "ETIMEDOUT\nTrue\n"),
    Phenomenon(
      name: "a host that is gone: TCP_USER_TIMEOUT ends a send in ETIMEDOUT",
      peers: [
        "far":
          "accept\nsend \"hi\"\nawait client has received 2\nvanish\nawait client has closed"
      ],
      code: """
        s = to('far')
        s.setsockopt(socket.IPPROTO_TCP, 18, 500)
        s.recv(2); s.send(b'x'); tell(lambda: s.recv(1))
        """, output: "ETIMEDOUT\n"),
    Phenomenon(
      name: "a host that forgot the connection: send succeeds, then ECONNRESET, b'', EPIPE",
      code: """
        s = to('rebooter', 7038)
        print(s.recv(100))
        until_gone = s.getpeername()
        tell(lambda: s.send(b'x')); tell(lambda: s.recv(1)); tell(lambda: s.recv(1))
        tell(lambda: s.send(b'x'))
        """, output: "b'Here I am.\\n'\n1\nECONNRESET\nb''\nEPIPE\n"),
    Phenomenon(
      name: "two packets that are lost are sent again",
      code: """
        s = to('lossy', 7039)
        start = time.monotonic(); s.send(b'x'); print(s.recv(100))
        print(0.3 < time.monotonic() - start)
        """, output: "b'It came.\\n'\nTrue\n"),
    Phenomenon(
      name: "a network that heals delivers what waited",
      peers: [
        "far": "accept\nvanish\nawait client is blocked in recv\nheal\nrecv 4\nsend \"dong\"\nclose"
      ],
      code: """
        s = to('far'); s.send(b'ding'); print(s.recv(10))
        """, output: "b'dong'\n"),
    Phenomenon(
      name: "a port below 1024 needs no privilege, and nothing leads outside",
      code: """
        s = socket.socket(); s.bind(('', 80)); print(s.getsockname())
        tell(lambda: socket.create_connection(('8.8.8.8', 53)))
        """, output: "('0.0.0.0', 80)\nENETUNREACH\n"),
  ]
}
