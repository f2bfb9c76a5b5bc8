# A calculator on a line protocol; mistakes are answered, not fatal.
import socket
import threading

OPERATORS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b,
             "*": lambda a, b: a * b, "/": lambda a, b: a / b, "^": lambda a, b: a ** b}


def evaluate(line):
    stack = []
    for word in line.split():
        if word in OPERATORS:
            b, a = stack.pop(), stack.pop()
            stack.append(OPERATORS[word](a, b))
        else:
            stack.append(float(word) if "." in word else int(word))
    (result,) = stack
    return result


def serve(connection):
    with connection:
        buffer = b""
        while data := connection.recv(16):
            buffer += data
            while b"\n" in buffer:
                line, buffer = buffer.split(b"\n", 1)
                try:
                    answer = repr(evaluate(line.decode()))
                except (ValueError, IndexError, ZeroDivisionError) as error:
                    answer = f"{type(error).__name__}: {error}"
                connection.sendall(answer.encode() + b"\n")


client, server = socket.socketpair()
thread = threading.Thread(target=serve, args=(server,))
thread.start()
lines = ["1 2 +", "2 100 ^", "1.5 3 *", "1 0 /", "+", "1 2", "x 1 +", "7 2 /", "-3 4 -"]
client.sendall("".join(line + "\n" for line in lines).encode())
client.shutdown(socket.SHUT_WR)
with client.makefile() as answers:
    for line, answer in zip(lines, answers):
        print(f"{line:10} = {answer.rstrip()}")
thread.join()
client.close()
