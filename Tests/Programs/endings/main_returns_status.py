#!/usr/bin/env python3
"""A tiny port checker."""
import socket
import sys

USAGE = f"usage: {sys.argv[0]} HOST PORT..."


def check(host: str, ports: "list[int]", timeout: float = 0.5) -> dict:
    results: dict = {}
    for port in ports:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
            s.settimeout(timeout)
            code = s.connect_ex((host, port))
            results[port] = "open" if code == 0 else "closed" if code == 111 else f"error {code}"
    return results


def main(argv=None) -> int:
    argv = sys.argv[1:] if argv is None else argv
    if len(argv) < 2:
        print(USAGE, file=sys.stderr)
        return 2
    host, *rest = argv
    try:
        ports = [int(p) for p in rest]
    except ValueError as e:
        print(f"bad port: {e}", file=sys.stderr)
        return 1
    for port, state in sorted(check(host, ports).items()):
        print(f"{host}:{port:<6d}{state:>8}")
    return 0


if __name__ == "__main__":
    srv = socket.create_server(("127.0.0.1", 0))
    p = srv.getsockname()[1]
    other = socket.socket()
    other.bind(("127.0.0.1", 0))
    q = other.getsockname()[1]
    results = check("127.0.0.1", [p, q])
    print(list(results.values()), main(["h", "x"]), main(["127.0.0.1"]))
    print(__doc__, __name__)
    sys.exit(main())
