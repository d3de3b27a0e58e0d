"""``prongsai serve``: the web application on this computer or in an office's network."""

import os
import socket
from ipaddress import ip_address

import click

from prongsai.cli.output import fail_with, language_option
from prongsai.core.problems import Problem
from prongsai.core.refusals import reason_of
from prongsai.core.wording import Text, same

# People who answer a survey wait for the disk, and as many as wait are written with one commit.
# 32 threads take some ten megabytes more than four.
THREADS = 32


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
    _keep_the_demonstration_here(host, language)
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
        blocking_threads=THREADS,
        websockets=False,
        log_access=False,
    ).serve()


def is_local(host: str) -> bool:
    """Whether only this computer reaches what listens on the address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _keep_the_demonstration_here(host: str, language: str) -> None:
    """End with a sentence where others could reach accounts whose password is in the README."""
    from prongsai.apps.demonstration.actions import is_built

    if is_built() and not is_local(host):
        fail_with((Problem(same(host), _DEMONSTRATION),), language, as_json=False)


def port_must_be_free(host: str, port: int, language: str) -> None:
    """End with a sentence where another program already listens there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        try:
            probe.bind((host, port))
        except OSError as error:
            says = _TAKEN.fill(why=reason_of(error), other=port + 1)
            fail_with((Problem(same(f"{host}:{port}"), says),), language, as_json=False)


_DEMONSTRATION = Text(
    "ฐานข้อมูลนี้มีบัญชีสาธิตซึ่งใคร ๆ ก็รู้รหัสผ่าน จึงเปิดให้เครื่องอื่นใช้ไม่ได้ โปรดใช้ --host 127.0.0.1 "
    "หรือระบุ PRONGSAI_VAR เป็นโฟลเดอร์ใหม่สำหรับใช้งานจริง",
    "this database holds the demonstration, whose passwords everybody knows, and is served to this "
    "computer alone; use --host 127.0.0.1, or name a new folder in PRONGSAI_VAR for real use.",
)
_TAKEN = Text(
    "เปิดที่อยู่นี้ไม่ได้ ({why}) โปรดปิดโปรแกรมที่ใช้อยู่ หรือลอง --port {other}",
    "cannot listen there ({why}); end the program that does, or try --port {other}.",
)
