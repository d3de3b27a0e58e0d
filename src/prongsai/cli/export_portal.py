"""``prongsai export-portal``: the whole public portal as plain files."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING
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
from prongsai.cli.portal_pages import Answer, Ask, PlainFiles, Section, Written
from prongsai.cli.portal_progress import Progress
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

if TYPE_CHECKING:
    from prongsai.apps.agencies.models import Agency


@click.command(epilog="Example: prongsai export-portal portal --address https://ita.example.go.th")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--address", help="Where the portal is; else PRONGSAI_ADDRESS says so.")
@json_option
@language_option
def export_portal(folder: Path, address: str | None, as_json: bool, language: str) -> None:
    """Write every public page, document, file and open data into FOLDER, which is new or empty.

    The pages lead to one another by relative links: open index.html from a disk, or put the folder
    on any web server. What needs a server is left out: searching, signing in, the other language.
    In place of searching there is a list of all agencies by province.
    """
    from prongsai.cli.django import start_django

    with problems_told(language, as_json):
        check_folder(str(folder))
        _must_be_empty(folder)
        start_django()
        where = _address_of(address)
        written = _write_whole(folder, where, language)
    if as_json:
        answer({"folder": str(folder), **written._asdict()})
        return
    tell(_DONE.fill(folder=folder, pages=written.pages, files=written.files).say(language))


def _must_be_empty(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise ProblemsFound([Problem(same(str(folder)), _IS_A_FILE)])
    if folder.exists() and any(folder.iterdir()):
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


def _write_whole(folder: Path, address: str, language: str) -> Written:
    """Write beside the folder, and give it its name when all is there."""
    made: list[Written] = []

    def write(path: str) -> None:
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            beside.chmod(0o755)
            progress = Progress(language)
            files = PlainFiles(beside, address, _asking(address), progress.page)
            with progress:
                made.append(_write_sections(files, progress))
            if folder.exists():
                folder.rmdir()
            os.replace(beside, path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    write_file(str(folder), write)
    return made[0]


def _write_sections(files: PlainFiles, progress: Progress) -> Written:
    """Pages that all share, then agency by agency, then what only they lead to."""
    from prongsai.apps.documents.public_agencies import agencies_with_addresses

    files.write(Section(("/", *_rules())))
    # Asked after the lists were written: every agency in them is among these. All at once: whoever
    # reads a table for hours keeps the database from tidying up.
    agencies = list(agencies_with_addresses())
    for number, agency in enumerate(agencies, start=1):
        progress.agencies = number, len(agencies)
        files.write(_section_of(agency))
    return files.finish()


def _section_of(agency: "Agency") -> Section:
    """Every page of an agency: those that stay although no page leads to them any more too."""
    from prongsai.apps.documents.public_agencies import (
        codes_of_documents,
        newest_versions_published,
        years_with_oit,
    )

    home = f"/{agency.slug}/"
    oit = (f"{home}oit/{year}/" for year in years_with_oit(agency))
    documents = (f"/d/{code}/" for code in codes_of_documents(agency))
    newest = {str(year): number for year, number in newest_versions_published(agency).items()}
    return Section((home, *oit, *documents), agency.slug, newest)


def _rules() -> Iterator[str]:
    """The page of every rule: pages of results lead to some that no list of rules does."""
    from prongsai.core.loading import load_framework, years

    for year in years():
        yield from (f"/rules/{year}/{code}/" for code in load_framework(year).nodes)


def _asking(address: str) -> Ask:
    """Ask the program itself, as a visitor of the portal without a cookie does.

    Not by Django's own client: that remembers something of every page, millions of them here.
    """
    from django.conf import settings
    from django.core.handlers.base import BaseHandler
    from django.test.client import RequestFactory

    parts = urlsplit(address)
    settings.ALLOWED_HOSTS = [parts.hostname]
    asked = RequestFactory(headers={"host": parts.netloc}, PLAIN_FILES="yes")
    program = BaseHandler()
    program.load_middleware()

    def ask(path: str) -> Answer:
        response = program.get_response(asked.get(path, secure=parts.scheme == "https"))
        body = b"".join(response)
        response.close()
        told = Message()
        for name in ("Content-Type", "Content-Disposition"):
            told[name] = response.headers.get(name, "")
        return Answer(response.status_code, told["Content-Type"], body, told.get_filename() or "")

    return ask


_DONE = Text(
    "เขียนหน้าเว็บ {pages} หน้า และไฟล์ {files} ไฟล์ ไว้ที่ {folder} แล้ว เปิด index.html เพื่อดู",
    "wrote {pages} pages and {files} files into {folder}; open index.html to see them.",
)
_NOT_EMPTY = Text(
    "โฟลเดอร์นี้มีไฟล์อยู่แล้ว โปรดเลือกโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง",
    "there is something in this folder already; choose a new or an empty one.",
)
_IS_A_FILE = Text(
    "ชื่อนี้เป็นไฟล์ ไม่ใช่โฟลเดอร์ โปรดเลือกโฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง",
    "this is a file; choose a new or an empty folder.",
)
_NO_ADDRESS = Text(
    "ไม่ทราบที่อยู่ของเว็บไซต์สาธารณะ โปรดระบุ เช่น --address https://ita.example.go.th",
    "the address of the portal is not known; say it, such as --address https://ita.example.go.th",
)
