# The rooms of a chat server, without the sockets.
class Room:
    rooms = {}

    def __new__(cls, name):
        if name not in cls.rooms:
            cls.rooms[name] = super().__new__(cls)
        return cls.rooms[name]

    def __init__(self, name):
        if not hasattr(self, "name"):
            self.name, self.members, self.log = name, [], []

    def __contains__(self, member):
        return member in self.members

    def __len__(self):
        return len(self.members)

    def join(self, member):
        if member in self:
            raise ValueError(f"{member} is already in {self.name}")
        self.say("*", f"{member} joined")
        self.members.append(member)
        return self

    def say(self, who, text):
        self.log.append((who, text))
        for member in self.members:
            if member != who:
                print(f"to {member}: [{self.name}] {who}: {text}")


lobby = Room("lobby").join("ann").join("bob")
lobby.say("ann", "hello")
Room("lobby").join("eve")
Room("den").join("ann").say("ann", "anybody?")
try:
    Room("lobby").join("bob")
except ValueError as error:
    print(error)
print({name: len(room) for name, room in Room.rooms.items()}, Room("lobby") is lobby)
print("\n".join("%-4s %s" % entry for entry in lobby.log))
