"""Serve a WSGI program of this folder by one thread: the arguments are its module and the port."""

import sys
from importlib import import_module

from granian.constants import Interfaces
from granian.server import Server

if __name__ == "__main__":
    name = sys.argv[1]
    getattr(import_module(name), "ready", lambda: None)()
    Server(
        f"{name}:application",
        address="127.0.0.1",
        port=int(sys.argv[2]),
        interface=Interfaces.WSGI,
        blocking_threads=1,
        websockets=False,
        log_enabled=False,
    ).serve()
