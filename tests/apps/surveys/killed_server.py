"""The web application as a server that counts without a pause, so that a kill hits counting too."""

import sys

from prongsai.project.wsgi import application  # noqa: F401 - what the server serves

from prongsai.apps.surveys.intake import background  # isort: skip

background.EVERY = 0.1
background.end()  # which waits no longer than the pause that it began with
background.begin()


def serve(port: int, workers: int = 2) -> None:
    """Answer until the process is killed; two processes share the store."""
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        f"{__name__}:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=8,
        websockets=False,
        log_enabled=False,
    ).serve()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
