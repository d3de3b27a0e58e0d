"""``prongsai export-portal``: the whole public portal as plain files."""

import os
from collections.abc import Iterator
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
from prongsai.cli.portal_asking import asking
from prongsai.cli.portal_pages import Part, PlainFiles, Written
from prongsai.cli.portal_processes import processes_for, written_together
from prongsai.cli.portal_progress import Progress
from prongsai.cli.portal_sections import section_of, shared_section, state_of
from prongsai.cli.portal_unfinished import Unfinished
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same


@click.command(epilog="Example: prongsai export-portal portal --address https://ita.example.go.th")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--address", help="Where the portal is; else PRONGSAI_ADDRESS says so.")
@click.option(
    "--processes",
    type=click.IntRange(1, 256),
    help="How many write at once; else as many as the machine has cores, where it is worth it.",
)
@json_option
@language_option
def export_portal(
    folder: Path, address: str | None, processes: int | None, as_json: bool, language: str
) -> None:
    """Write every public page, document, file and open data into FOLDER, which is new or empty.

    The pages lead to one another by relative links: open index.html from a disk, or put the folder
    on any web server. What needs a server is left out: searching, signing in, the other language.
    In place of searching there is a list of all agencies by province. What is ended before its
    time goes on where it was when it is run again; agencies that changed since are written anew.
    """
    from prongsai.cli.django import start_installed

    with problems_told(language, as_json):
        check_folder(str(folder))
        _must_be_empty(folder)
        start_installed()
        where = _address_of(address)
        written = _write_whole(folder, where, language, processes)
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


def _write_whole(folder: Path, address: str, language: str, processes: int | None) -> Written:
    """Write beside the folder, and give it its name when all is there."""
    made: list[Written] = []

    def write(path: str) -> None:
        with Unfinished.beside(folder, address) as unfinished, Progress(language) as progress:
            files = PlainFiles(unfinished.pages, address, asking(address), progress.page)
            made.append(_write_sections(files, unfinished, progress, processes))
            if folder.exists():
                folder.rmdir()
            os.replace(unfinished.pages, path)

    write_file(str(folder), write)
    return made[0]


def _write_sections(
    files: PlainFiles, unfinished: Unfinished, progress: Progress, processes: int | None
) -> Written:
    """Pages that all share, then agency by agency, then what only they lead to."""
    from prongsai.apps.documents.public_agencies import agencies_with_addresses

    # Asked once for all: whoever reads a table for hours keeps the database from tidying up.
    states = {one.slug: (one.pk, state_of(one)) for one in agencies_with_addresses()}
    done = unfinished.going_on({slug: state for slug, (_, state) in states.items()})
    files.write(shared_section())
    progress.agencies = len(done), len(states)
    for part in done:
        files.take(part._replace(shared={}))
        for shared in part.shared:
            files.bring(shared)
    kept = {part.slug for part in done}
    left = {pk: state for slug, (pk, state) in states.items() if slug not in kept}
    for number, part in enumerate(_parts(files, list(left), processes), start=len(done) + 1):
        progress.agencies = number, len(states)
        unfinished.keep(part, states[part.slug][1])
    return files.finish()


def _parts(files: PlainFiles, agencies: list[int], asked: int | None) -> Iterator[Part]:
    """Each agency written: by this process, or by several of which this one counts the work."""
    from prongsai.apps.agencies.models import Agency

    processes = processes_for(len(agencies), asked)
    if processes == 1:
        yield from (files.write(section_of(Agency.objects.get(pk=one))) for one in agencies)
        return
    for part in written_together(agencies, processes, files.folder, files.address, files.shared):
        files.take(part)
        yield part


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
