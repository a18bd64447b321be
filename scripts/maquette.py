"""Maquette as a process: started on a port of the system's choice, ready once it has said where it listens."""

import contextlib
import os
import pathlib
import subprocess

PROGRAM = os.environ["MAQUETTE_PROGRAM"]


class Server:
    """A server that prints `base_url=http://HOST:PORT/v1` when it is ready, and stops when it is terminated."""

    def __init__(self, command, **options):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)
        line = self.process.stdout.readline()
        assert line.startswith("base_url=http://"), f"the ready line is {line!r}"
        self.base_url = line.strip().removeprefix("base_url=")
        self.address = self.base_url.removeprefix("http://").removesuffix("/v1")
        self.port = int(self.address.rsplit(":", 1)[1])

    def stop(self):
        """Ends the server; returns what it has printed since, and, if that is a pipe, on standard error."""
        self.process.terminate()
        return self.process.communicate(timeout=30)

    def _status(self, name):
        lines = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith(name + ":")).split()[1])

    @property
    def resident_kb(self):
        return self._status("VmRSS")

    @property
    def peak_resident_kb(self):
        return self._status("VmHWM")

    @property
    def anonymous_kb(self):
        return self._status("RssAnon")

    @property
    def virtual_kb(self):
        return self._status("VmSize")

    @property
    def thread_count(self):
        return self._status("Threads")

    @property
    def descriptor_count(self):
        return len(list(pathlib.Path(f"/proc/{self.process.pid}/fd").iterdir()))

    @property
    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def start(*options, environment={}, **process_options):
    """Starts `maquette serve`; `--log` is off unless the options say otherwise."""
    log = [] if "--log" in options else ["--log", "off"]
    return Server(
        [PROGRAM, "serve", "--port", "0", *log, *options], env={**os.environ, **environment}, **process_options)


@contextlib.contextmanager
def serving(*options, **environment):
    """Lends a server and stops it in the end, when it must have printed nothing more and exit with 0."""
    server = start(*options, environment=environment)
    try:
        yield server
    finally:
        rest, _ = server.stop()
    assert rest == "", "the ready line is all that is printed"
    assert server.process.returncode == 0
