# A dialogue in turns with status codes, as SMTP has it.
import socket
import threading

mailbox = []


def server(connection):
    stream = connection.makefile("rw", encoding="ascii", newline="\r\n")

    def reply(code, text):
        stream.write(f"{code} {text}\n")
        stream.flush()

    sender, recipients = None, []
    reply(220, "ready")
    while True:
        line = stream.readline().rstrip("\r\n")
        verb = line[:4].upper()
        if verb == "HELO":
            reply(250, "hello " + line[5:])
        elif verb == "MAIL":
            sender = line.partition("<")[2].partition(">")[0]
            reply(250, "ok")
        elif verb == "RCPT":
            recipients.append(line.partition("<")[2].rstrip(">"))
            reply(250 if sender else 503, "ok" if sender else "MAIL first")
        elif verb == "DATA":
            reply(354, "end with a dot")
            body = []
            while (text := stream.readline().rstrip("\r\n")) != ".":
                body.append(text.removeprefix(".") if text.startswith("..") else text)
            mailbox.append((sender, recipients, "\n".join(body)))
            reply(250, f"{len(body)} lines")
        elif verb == "QUIT":
            reply(221, "bye")
            break
        else:
            reply(500, "what?")
    stream.close()
    connection.close()


here, there = socket.socketpair()
thread = threading.Thread(target=server, args=(there,))
thread.start()
with here, here.makefile("rw", encoding="ascii", newline="\r\n") as stream:
    print("S", stream.readline().strip())
    for line in ("HELO me", "RCPT TO:<nobody>", "NOOP", "MAIL FROM:<ann@example>",
                 "RCPT TO:<bob@example>", "DATA", "Hello Bob,", "..dots..", ".", "QUIT"):
        stream.write(line + "\n")
        stream.flush()
        if line not in ("Hello Bob,", "..dots.."):
            print("C", line)
            print("S", stream.readline().strip())
thread.join()
print(mailbox)
