"""The program and a stub of FastAPI and Pillow (peer.py) side by side: how both are started, and a table of both."""

import contextlib
import math
import pathlib
import sys

import maquette


def ours(rendering, pause=0):
    """Maquette, which waits `pause` milliseconds before each event of a stream."""
    latency = ["--latency", f"{pause}ms"] if pause else []
    return maquette.start("--pictures", rendering, *latency)


def theirs(rendering, pause=0):
    """The stub, which waits as long."""
    return maquette.Server([sys.executable, pathlib.Path(__file__).with_name("peer.py"), rendering, str(pause)])


@contextlib.contextmanager
def running(start, rendering, pause=0):
    server = start(rendering, pause)
    try:
        yield server
    finally:
        server.stop()


def header(title=""):
    """The head of the table; `title` stands above the names of the figures."""
    print(f"{title:44} {'Maquette':>10} {'FastAPI':>10} {'':5} {'better':>7}  four # for each doubling, four - for each halving")


def row(name, unit, our_figure, their_figure, more_is_better=False):
    """A figure of both, and how many times as good ours is."""
    ratio = our_figure / their_figure if more_is_better else their_figure / our_figure
    doublings = 4 * math.log2(ratio)
    bar = ("#" if doublings > 0 else "-") * abs(round(doublings))
    print(f"{name:44} {our_figure:10,.1f} {their_figure:10,.1f} {unit:5} {ratio:7.1f} {bar}", flush=True)
