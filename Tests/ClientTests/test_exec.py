"""`maquette exec`: a command with a server of its own, of which nothing is left when it ends."""

import contextlib
import json
import os
import pathlib
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import time
import uuid

import pytest
from maquette import PROGRAM

CLIENT_VARIABLES = re.compile(r"^(OPENAI|AZURE_OPENAI|MAQUETTE)_")
MARK = "MARK_OF_THE_TEST"
FOREVER = "import time; time.sleep(3600)"


def python(code):
    return [sys.executable, "-c", code]


def shell(code):
    return ["sh", "-c", code]


def drawing(client="OpenAI()", quality="low"):
    """Python that has a client draw a picture; its value is the answer."""
    return f"{client}.images.generate(model='gpt-image-1', prompt='a lighthouse', quality='{quality}')"


def marked():
    """The processes that have this test's mark in their environment."""
    mark = f"{MARK}={os.environ[MARK]}".encode()
    found = []
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if int(process.name) != os.getpid() and mark in (process / "environ").read_bytes().split(b"\0"):
                found.append(int(process.name))
    return found


def children(process):
    return [int(child) for child in pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def eventually(condition):
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch):
    """Marks every process that a test starts, and sees that none outlives it."""
    monkeypatch.setenv(MARK, uuid.uuid4().hex)
    for name in filter(CLIENT_VARIABLES.match, list(os.environ)):
        monkeypatch.delenv(name)
    yield
    with ending():
        eventually(lambda: marked() == [])


@contextlib.contextmanager
def started(*command, options=(), **arguments):
    with subprocess.Popen(
            [PROGRAM, "exec", *options, "--", *command],
            **{"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **arguments}) as process:
        with ending():
            yield process


@contextlib.contextmanager
def ending():
    """Ends every process of a test that fails, which might wait for them otherwise."""
    try:
        yield
    except BaseException:
        for process in marked():
            os.kill(process, signal.SIGKILL)
        raise


def ran(*command, options=(), input=b"", **arguments):
    with started(*command, options=options, **arguments) as process:
        output, errors = process.communicate(input, timeout=60)
        # Before anything else: with the command's end, all is over.
        assert marked() == []
    return subprocess.CompletedProcess(command, process.returncode, output, errors.decode())


def summary(result):
    return result.stderr.splitlines()[-1]


# What the command finds


@pytest.mark.parametrize("client", ["OpenAI()", "openai", "AzureOpenAI(api_version='2025-04-01-preview')"])
def test_official_clients_need_no_configuration(client):
    result = ran(*python(
        f"import openai; from openai import AzureOpenAI, OpenAI; print(len({drawing(client)}.data))"))
    assert (result.returncode, result.stdout) == (0, b"1\n"), result.stderr
    assert summary(result).startswith("maquette: 1 request, 0 refused; 1 image")


def variables(*options, **environment):
    code = "import json, os; print(json.dumps(dict(os.environ)))"
    result = ran(*python(code), options=options, env={**os.environ, **environment})
    return json.loads(result.stdout)


def test_the_environment():
    found = variables(OTHER="stays")
    url = found["MAQUETTE_URL"]
    assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+", url)
    assert found["OPENAI_BASE_URL"] == found["OPENAI_API_BASE"] == f"{url}/v1"
    assert found["AZURE_OPENAI_ENDPOINT"] == url
    assert found["OPENAI_API_KEY"] == found["AZURE_OPENAI_API_KEY"] != ""
    assert found["OTHER"] == "stays"
    assert found["PATH"] == os.environ["PATH"]
    assert variables("--host", "::1")["MAQUETTE_URL"].startswith("http://[::1]:")


@pytest.mark.parametrize("options, present, key", [
    ((), {"OPENAI_API_KEY": "mine"}, "mine"),
    ((), {"OPENAI_API_KEY": ""}, "any"),
    (("--api-key", "b", "--api-key", "c"), {}, "b"),
    (("--api-key", "b", "--api-key", "c"), {"OPENAI_API_KEY": "c"}, "c"),
    (("--api-key", "b"), {"OPENAI_API_KEY": "mine"}, "b"),
])
def test_the_key_is_kept_when_it_is_accepted(options, present, key):
    found = variables(*options, **present)
    assert found["OPENAI_API_KEY"] == found["AZURE_OPENAI_API_KEY"] == key


def test_others_variables_are_replaced_but_for_the_kind_of_service():
    found = variables(OPENAI_BASE_URL="https://api.openai.com/v1", OPENAI_API_TYPE="azure")
    assert found["OPENAI_BASE_URL"] == found["MAQUETTE_URL"] + "/v1"
    assert found["OPENAI_API_TYPE"] == "azure"


def test_streams_and_arguments_pass_untouched():
    code = "import os, sys; data = sys.stdin.buffer.read(); os.write(1, data + os.fsencode(sys.argv[1])); os.write(2, data)"
    data = bytes(range(256)) * 1000
    with started(*python(code), b"caf\xe9", "--", "--port") as process:
        output, errors = process.communicate(data, timeout=60)
    assert output == data + b"caf\xe9"
    assert errors.startswith(data)


@pytest.mark.parametrize("prepare", [
    None,
    lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    lambda: signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1]),
], ids=["plain", "nohup", "blocked"])
def test_signals_and_descriptors_are_what_they_would_be_without_a_server(prepare):
    code = "import os; print(sorted(os.readlink(f'/proc/self/fd/{n}') for n in range(3, 64) if os.path.exists(f'/proc/self/fd/{n}')));" \
        "print([line for line in open('/proc/self/status') if line[:3] == 'Sig' and line[3] in 'PBI'])"
    with open(__file__) as inherited:
        arguments = {"pass_fds": [inherited.fileno()], "preexec_fn": prepare}
        alone = subprocess.run(python(code), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, **arguments)
        assert ran(*python(code), **arguments).stdout == alone.stdout


# How it ends


@pytest.mark.parametrize("command, status", [
    (["true"], 0),
    (shell("exit 7"), 7),
    (shell("exit 255"), 255),
    (shell("kill -KILL $$"), 137),
    (shell("kill -TERM $$"), 143),
    (shell("(sleep 0.2; kill -CONT $$) & kill -STOP $$; exit 3"), 3),
])
def test_the_status_is_the_commands(command, status):
    result = ran(*command)
    assert (result.returncode, result.stdout) == (status, b"")
    assert summary(result).startswith("maquette: 0 requests, 0 refused; 0 images")


def test_the_status_is_known_where_ends_of_children_are_ignored():
    assert ran(*shell("exit 7"), preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN)).returncode == 7


@pytest.mark.parametrize("content, mode, status", [
    (None, 0o755, 127),
    ("#!/bin/sh\nexit 5\n", 0o755, 5),
    ("exit 5\n", 0o755, 5),
    ("#!/bin/sh\nexit 5\n", 0o644, 126),
    ("#!/no/such/interpreter\n", 0o755, 126),
])
def test_programs_that_may_not_start(tmp_path, content, mode, status):
    program = tmp_path / "program"
    if content is not None:
        program.write_text(content)
        program.chmod(mode)
    for command, path in [(str(program), os.environ["PATH"]), ("program", str(tmp_path))]:
        result = ran(command, env={**os.environ, "PATH": path})
        assert (result.returncode, result.stdout) == (status, b"")
        assert result.stderr.count("\n") == 1
        assert (f"'{command}'" in result.stderr) == (status > 125)


@pytest.mark.parametrize("command, status", [("", 127), ("/tmp", 126), (__file__ + "/program", 126)])
def test_what_is_no_program(command, status):
    assert ran(command).returncode == status


def test_the_summary_counts_refusals_of_a_command_that_fails():
    code = f"from openai import OpenAI; {drawing()}; {drawing(quality='lowest')}"
    result = ran(*python(code), options=["--log", "off"])
    assert result.returncode == 1
    assert summary(result).startswith("maquette: 2 requests, 1 refused; 1 image")
    assert " POST /v1/images" not in result.stderr


def test_the_log_is_on_standard_error():
    result = ran(*python(f"from openai import OpenAI; {drawing()}"))
    assert result.stdout == b""
    assert result.stderr.startswith("2026-08-15T00:00:00Z POST /v1/images/generations 200 gpt-image-1 1 image\n")


def test_a_log_that_nobody_reads_does_not_end_the_command():
    code = f"from openai import OpenAI; input(); print(len([{drawing()} for _ in range(3)]))"
    with started(*python(code)) as process:
        process.stderr.close()
        process.stderr = None
        output, _ = process.communicate(b"\n", timeout=60)
    assert (process.returncode, output) == (0, b"3\n")


@pytest.mark.parametrize("arguments, environment, message", [
    ([], {}, "exec needs a command after --"),
    (["pytest"], {}, "exec needs a command after --"),
    (["--"], {}, "exec needs a command after --"),
    (["--seed", "1"], {}, "exec needs a command after --"),
    (["--prot", "1", "--", "true"], {}, "there is no option '--prot'"),
    (["pytest", "--", "true"], {}, "there is no option 'pytest'"),
    (["--port", "--", "true"], {}, "--port needs a value"),
    (["--log=loud", "--", "true"], {}, "--log: 'loud' is not text, json or off"),
    (["--", "true"], {"MAQUETTE_SEED": "x"}, "MAQUETTE_SEED: 'x' is not a whole number"),
])
def test_wrong_usage_is_one_line_and_status_2(arguments, environment, message):
    result = subprocess.run(
        [PROGRAM, "exec", *arguments], capture_output=True, text=True, env={**os.environ, **environment})
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr and result.stderr.count("\n") == 1


def test_help_is_asked_for_before_the_command():
    for flag in ["--help", "-h"]:
        result = subprocess.run([PROGRAM, "exec", flag], capture_output=True, text=True)
        assert result.returncode == 0
        assert "OPENAI_BASE_URL" in result.stdout and "--api-key KEY" in result.stdout
        assert ran("printf", "%s", flag).stdout == flag.encode()


def test_without_a_server_the_command_does_not_run():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = ran("echo", "ran", options=["--port", str(taken.getsockname()[1])])
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, b"", 1)


# Signals

COUNT = """
import signal, sys, time
number, count = int(sys.argv[1]), 0
def come(*_):
    global count
    count += 1
signal.signal(number, come)
print("ready", flush=True)
while not count: time.sleep(0.01)
time.sleep(0.3)
print(f"came {count}", flush=True)
sys.exit(9)
"""


@pytest.mark.parametrize("name", ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGUSR1", "SIGUSR2", "SIGWINCH"])
def test_signals_are_passed_on_once(name):
    number = getattr(signal, name)
    with started(*python(COUNT), str(int(number))) as process:
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(number)
        output, _ = process.communicate(timeout=60)
    assert (process.returncode, output) == (9, b"came 1\n")


def test_a_signal_to_the_whole_process_group_arrives_once():
    with started(*python(COUNT), str(int(signal.SIGINT)), process_group=0) as process:
        assert process.stdout.readline() == b"ready\n"
        os.killpg(process.pid, signal.SIGINT)
        output, _ = process.communicate(timeout=60)
    assert (process.returncode, output) == (9, b"came 1\n")


def test_a_command_that_a_passed_signal_ends():
    with started(*python(f"print('ready', flush=True); {FOREVER}")) as process:
        assert process.stdout.readline() == b"ready\n"
        process.terminate()
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 143
    assert b"maquette: 0 requests" in errors


IGNORE = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); "


def test_a_command_that_ignores_sigterm_decides_when_it_ends():
    with started(*python(IGNORE + "input(); print('done'); exit(4)")) as process:
        assert process.stdout.readline() == b"ready\n"
        process.terminate()
        process.terminate()
        output, _ = process.communicate(b"\n", timeout=60)
    assert (process.returncode, output) == (4, b"done\n")


@pytest.mark.parametrize("command", [
    python(IGNORE + FOREVER),
    shell("trap '' TERM; (setsid sleep 3600) & (sleep 3600; true) & echo ready; wait; wait"),
])
def test_nothing_survives_the_death_of_exec(command):
    with started(*command) as process:
        assert process.stdout.readline() == b"ready\n"
        process.terminate()
        process.kill()
        # Its standard output ends when nobody is left to write to it.
        process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    eventually(lambda: marked() == [])


def test_nothing_survives_the_death_of_the_process_that_serves():
    with started(*shell("(sleep 3600; true) & echo ready; wait")) as process:
        assert process.stdout.readline() == b"ready\n"
        os.kill(children(process.pid)[0], signal.SIGKILL)
        process.communicate(timeout=60)
    assert process.returncode == 137
    assert marked() == []


@pytest.mark.parametrize("leave", [
    "sleep 3600 &",
    "sleep 3600 & sleep 3600 & sleep 3600 &",
    "(sleep 3600; true) & sleep 0.1;",
    "(sleep 3600 & sleep 3600 & wait) & sleep 0.1;",
    "setsid sh -c 'setsid sleep 3600 & sleep 3600' & sleep 0.1;",
    "nohup sleep 3600 >/dev/null &",
    "sleep 3600 & kill -STOP $!;",
    "(trap '' TERM; sleep 3600; sleep 3600) & sleep 0.1;",
    "sh -c '(trap \"\" TERM; sleep 3600 & sleep 3600 & wait) & sleep 3600' & sleep 0.1;",
])
def test_what_the_command_leaves_running_is_ended(leave):
    # Its standard streams are not the test's, which would otherwise wait for its end.
    assert ran(*shell(f"exec >/dev/null 2>&1; {leave} exit 6")).returncode == 6


@pytest.mark.parametrize("then", ["", "child.send_signal(signal.SIGSTOP)"])
def test_what_the_command_leaves_running_is_asked_first(tmp_path, then):
    ended = tmp_path / "ended"
    child = f"""
import pathlib, signal, time
def end(*_):
    pathlib.Path({str(ended)!r}).touch()
    exit()
signal.signal(signal.SIGTERM, end)
print("ready", flush=True)
time.sleep(3600)
"""
    ran(*python(f"""
import signal, subprocess
child = subprocess.Popen({python(child)!r}, stdout=subprocess.PIPE)
child.stdout.readline()
{then}
"""))
    assert ended.exists()


def test_what_ran_before_stays():
    script = 'sleep 3600 >/dev/null 2>&1 & echo $!; exec "$0" exec -- true'
    result = subprocess.run(["sh", "-c", script, PROGRAM], capture_output=True, text=True, timeout=60)
    before = int(result.stdout)
    assert before in marked()
    os.kill(before, signal.SIGKILL)


# A terminal

JOB_CONTROL = """
import os, signal, subprocess, sys
def foreground():
    os.setpgid(0, 0)
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    os.tcsetpgrp(0, os.getpgrp())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
job = subprocess.Popen(sys.argv[1:], preexec_fn=foreground)
while True:
    _, status = os.waitpid(job.pid, os.WUNTRACED)
    if not os.WIFSTOPPED(status):
        print("status", os.waitstatus_to_exitcode(status), flush=True)
        break
    print("stopped", flush=True)
    os.read(3, 1)
    os.killpg(job.pid, signal.SIGCONT)
"""


class Terminal:
    """A session with a terminal of its own, whose leader runs one job as a shell does."""

    def __init__(self, *command):
        self.ready, self.go = os.pipe()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.dup2(self.ready, 3)
            os.execv(sys.executable, python(JOB_CONTROL) + [PROGRAM, "exec", "--", *command])
        self.text = b""

    def type(self, key):
        os.write(self.terminal, key)

    def expect(self, word):
        """Reads up to a line that has `word`."""
        while not re.search(rb"%s[^\n]*\n" % word, self.text):
            assert select.select([self.terminal], [], [], 30)[0], self.text
            self.text += os.read(self.terminal, 4096)

    def proceed(self):
        os.write(self.go, b"x")

    def close(self):
        os.waitpid(self.process, 0)
        for descriptor in [self.ready, self.go, self.terminal]:
            os.close(descriptor)


@contextlib.contextmanager
def terminal(*command):
    opened = Terminal(*command)
    try:
        with ending():
            yield opened
    finally:
        opened.close()


@pytest.mark.parametrize("group", ["", "import os; os.setpgid(0, 0)"], ids=["the terminal's", "its own"])
def test_a_terminals_interrupt_reaches_a_command_in_any_process_group_once(group):
    with terminal(*python(group + COUNT), str(int(signal.SIGINT))) as session:
        session.expect(b"ready")
        session.type(b"\x03")
        session.expect(b"status 9")
    assert b"came 1\r\n" in session.text


def test_a_job_stops_and_goes_on():
    with terminal(*python(COUNT), str(int(signal.SIGUSR1))) as session:
        session.expect(b"ready")
        session.type(b"\x1a")
        session.expect(b"stopped")
        job = [process for process in marked() if process != session.process]

        def states():
            return [pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0] for process in job]

        assert len(job) == 3
        eventually(lambda: states() == ["T"] * 3)
        session.proceed()
        os.kill(children(session.process)[0], signal.SIGUSR1)
        session.expect(b"status 9")
