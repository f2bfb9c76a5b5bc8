# A calculator over UDP: packed requests, sequence numbers, and what is refused.
import socket
import struct
import threading

MAGIC = 0xCAFE
FMT = ">HBBi"


def server(sock, stop):
    sock.settimeout(0.05)
    while not stop.is_set():
        try:
            data, addr = sock.recvfrom(512)
        except socket.timeout:
            continue
        except ConnectionResetError:
            continue
        try:
            magic, op, seq, value = struct.unpack(FMT, data)
        except struct.error as e:
            sock.sendto(f"ERR {e}".encode(), addr)
            continue
        if magic != MAGIC:
            sock.sendto(b"ERR magic", addr)
            continue
        result = {1: lambda v: v + 1, 2: lambda v: v * v, 3: lambda v: -v}.get(op, lambda v: 0)(value)
        sock.sendto(struct.pack(FMT, MAGIC, op, seq, result), addr)


with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as srv, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as cli:
    srv.bind(("127.0.0.1", 0))
    stop = threading.Event()
    t = threading.Thread(target=server, args=(srv, stop))
    t.start()
    cli.connect(srv.getsockname())
    cli.settimeout(2)
    for seq, (op, value) in enumerate([(1, 41), (2, 12), (3, 5), (9, 9), (2, -7)]):
        cli.send(struct.pack(FMT, MAGIC, op, seq, value))
        m, o, s, v = struct.unpack(FMT, cli.recv(512))
        print(f"{seq=} {op=} {value=:>4} -> {v:>5} {o == op and s == seq}")
    cli.send(b"short")
    print(cli.recv(100))
    cli.send(struct.pack(FMT, 0xBEEF, 1, 1, 1))
    print(cli.recv(100))
    cli.send(b"")
    print(cli.recv(100).decode())
    print(cli.getpeername() == srv.getsockname(), cli.type, cli.family.name)
    stop.set()
    t.join()
    try:
        cli.send(bytes(70000))
    except OSError as e:
        print(e.errno, e.strerror)
closed = cli
try:
    closed.send(b"x")
except OSError as e:
    print(e)
sock = socket.socket(type=socket.SOCK_DGRAM)
sock.bind(("127.0.0.1", 0))
sock.settimeout(0.01)
sock.recv(1)
