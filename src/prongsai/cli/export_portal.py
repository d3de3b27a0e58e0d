"""``prongsai export-portal``: everything that is public of OIT as plain files."""

import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import click

from prongsai.cli.output import (
    answer,
    check_folder,
    json_option,
    language_option,
    problems_told,
    tell,
    write_file,
)
from prongsai.cli.portal_pages import Answer, Ask, Written, write_pages
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same


@click.command(epilog="Example: prongsai export-portal oit --address https://ita.example.go.th")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--address", help="Where the portal is; else PRONGSAI_ADDRESS says so.")
@json_option
@language_option
def export_portal(folder: Path, address: str | None, as_json: bool, language: str) -> None:
    """Write all public OIT pages, files and data into FOLDER, which is new or empty.

    The pages lead to one another by relative links: they open from a disk, or on any web server.
    """
    from prongsai.cli.django import start_django

    with problems_told(language, as_json):
        check_folder(str(folder))
        _must_be_empty(folder)
        start_django()
        where = _address_of(address)
        written = _write_whole(folder, where)
    if as_json:
        answer({"folder": str(folder), **written._asdict()})
        return
    tell(_DONE.fill(folder=folder, pages=written.pages, files=written.files).say(language))


def _must_be_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ProblemsFound([Problem(same(str(folder)), _NOT_EMPTY)])


def _address_of(given: str | None) -> str:
    from django.conf import settings

    address: str = (given or settings.ADDRESS).rstrip("/")
    try:
        parts = urlsplit(address)
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.path
    except ValueError:
        is_one = False
    if not is_one:
        raise ProblemsFound([Problem(same("--address"), _NO_ADDRESS)])
    return address


def _write_whole(folder: Path, address: str) -> Written:
    """Write beside the folder, and give it its name when all is there."""
    made: list[Written] = []

    def write(path: str) -> None:
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            beside.chmod(0o755)
            made.append(write_pages(beside, address, _asking(address)))
            if folder.exists():
                folder.rmdir()
            os.replace(beside, path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    write_file(str(folder), write)
    return made[0]


def _asking(address: str) -> Ask:
    """Ask the program itself, as a visitor of the portal without a cookie does."""
    from django.conf import settings
    from django.test.client import Client

    parts = urlsplit(address)
    settings.ALLOWED_HOSTS = [parts.hostname]
    client = Client(raise_request_exception=False, headers={"host": parts.netloc})

    def ask(path: str) -> Answer:
        response = client.get(path, secure=parts.scheme == "https")
        body = b"".join(response) if response.streaming else response.content
        return Answer(response.status_code, response.headers.get("Content-Type", ""), body)

    return ask


_DONE = Text(
    "เขียนหน้าเว็บ {pages} หน้า และไฟล์ {files} ไฟล์ ไว้ที่ {folder} แล้ว เปิด oit/index.html เพื่อดู",
    "wrote {pages} pages and {files} files into {folder}; open oit/index.html to see them.",
)
_NOT_EMPTY = Text(
    "โฟลเดอร์นี้มีไฟล์อยู่แล้ว โปรดเลือกโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง",
    "there is something in this folder already; choose a new or an empty one.",
)
_NO_ADDRESS = Text(
    "ไม่ทราบที่อยู่ของเว็บไซต์สาธารณะ โปรดระบุ เช่น --address https://ita.example.go.th",
    "the address of the portal is not known; say it, such as --address https://ita.example.go.th",
)
