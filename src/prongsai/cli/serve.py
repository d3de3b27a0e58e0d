"""``prongsai serve``: the web application on this computer or in an office's network."""

import os
import socket

import click

from prongsai.cli.output import fail_with, language_option
from prongsai.core.problems import Problem
from prongsai.core.wording import Text, same


@click.command(epilog="Example: prongsai serve --port 8000")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 16))
@language_option
def serve(host: str, port: int, workers: int, language: str) -> None:
    """Serve the web application until it is stopped with Ctrl+C."""
    from prongsai.cli.django import migrate, start_django

    port_must_be_free(host, port, language)
    start_django()
    migrate()
    listen(host, port, workers)


def listen(host: str, port: int, workers: int = 1) -> None:
    """Answer requests until the process is ended."""
    from granian.constants import Interfaces
    from granian.server import Server

    # WSGI: measured several times faster than ASGI for Django, and simpler.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.project.settings")
    Server(
        "prongsai.project.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        websockets=False,
        log_access=False,
    ).serve()


def port_must_be_free(host: str, port: int, language: str) -> None:
    """End with a sentence where another program already listens there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        try:
            probe.bind((host, port))
        except OSError as error:
            says = _TAKEN.fill(why=error.strerror, other=port + 1)
            fail_with((Problem(same(f"{host}:{port}"), says),), language, as_json=False)


_TAKEN = Text(
    "เปิดที่อยู่นี้ไม่ได้ ({why}) โปรดปิดโปรแกรมที่ใช้อยู่ หรือลอง --port {other}",
    "cannot listen there ({why}); end the program that does, or try --port {other}.",
)
