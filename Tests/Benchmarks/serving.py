"""What the benchmarks of `serve` share: compiled helpers, servers, and what a process has used."""

import json
import os
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TICKS = os.sysconf("SC_CLK_TCK")


def compiled(name):
    """The path of one of the C programs in load/, compiled now."""
    folder = compiled.folder = getattr(compiled, "folder", None) or tempfile.TemporaryDirectory()
    path = os.path.join(folder.name, name)
    source = os.path.join(HERE, "load", name + ".c")
    subprocess.run(["cc", "-O2", "-Wall", "-Wextra", "-o", path, source], check=True)
    return path


class Server:
    """A server that says on its first line of output where it listens."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        line = self.process.stdout.readline()
        self.port = json.loads(line)["port"] if line.startswith(b"{") else int(line)

    @property
    def processor_time(self):
        """Seconds of processor time so far, its own and the kernel's for it."""
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def memory(self):
        """Resident bytes."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmRSS:"))

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def switchboard(binary, service):
    """`serve` for one peer at a free port."""
    return Server([os.path.abspath(binary), "serve", "--service", service, "--port", "0", "--json"])
