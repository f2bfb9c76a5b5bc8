# A mail dialogue as a table of states.
def greet(session, argument):
    session["host"] = argument
    return 250, f"Hello {argument}"


def sender(session, argument):
    if not argument.upper().startswith("FROM:"):
        return 501, "Syntax: MAIL FROM:<address>"
    session["from"] = argument[5:].strip(" <>")
    session.setdefault("to", [])
    return 250, "Ok"


def recipient(session, argument):
    session["to"] += [argument[3:].strip(" <>")]
    return 250, "Ok"


STATES = {
    "start": {"HELO": (greet, "ready")},
    "ready": {"MAIL": (sender, "mail")},
    "mail": {"RCPT": (recipient, "mail"), "DATA": (lambda s, a: (354, "End with ."), "data")},
}
state, session = "start", {}
script = """MAIL FROM:<a@x>
HELO client
MAIL <a@x>
MAIL FROM:<a@x>
RCPT TO:<b@y>
rcpt to: <c@z>
DATA
Hello
..
.
QUIT"""
lines = []
for line in script.splitlines():
    if state == "data":
        if line == ".":
            print("250 Ok:", len(lines), "lines for", ", ".join(session["to"]))
            state = "ready"
        else:
            lines.append(line[1:] if line.startswith("..") else line)
        continue
    verb, _, argument = line.partition(" ")
    try:
        action, following = STATES[state][verb.upper()]
    except KeyError:
        print("503 Bad sequence of commands:", line)
        continue
    code, text = action(session, argument)
    state = following if code < 400 else state
    print(code, text, "->", state)
print(session, lines)
