"""An export of the portal that is not finished: beside its folder, to go on with.

``.NAME-unfinished/`` holds ``pages/`` and ``done.jsonl``: a first line about the export, then one
for each agency that is written whole. What stands in ``pages/`` without a line is written anew.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from prongsai import __version__
from prongsai.cli.portal_pages import Part, Written


class _Done(NamedTuple):
    part: Part
    state: str


class Unfinished:
    """The folder in which an export is made; it goes when nothing in it is worth keeping."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.pages = folder, folder / "pages"
        self._journal = folder / "done.jsonl"
        self._head = {"version": __version__, "address": address, "database": _database()}
        self._kept = 0

    @classmethod
    def beside(cls, folder: Path, address: str) -> "Unfinished":
        """The one of the export into ``folder``."""
        return cls(folder.parent / f".{folder.name}-unfinished", address)

    def __enter__(self) -> "Unfinished":
        self.pages.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is None or not self._kept:
            shutil.rmtree(self.folder, ignore_errors=True)

    def going_on(self, states: Mapping[str, str]) -> list[Part]:
        """The agencies that are written already and are as they were; all else is cleared away.

        ``states`` by slug, as they are now.
        """
        done = [
            one
            for one in self._read()
            if states.get(one.part.slug) == one.state and self._is_whole(one.part)
        ]
        self._clear([one.part for one in done])
        self._write([json.dumps(self._head), *map(_line, done)], "w")
        self._kept = len(done)
        return [one.part for one in done]

    def keep(self, part: Part, state: str) -> None:
        """An agency in this state is written whole."""
        self._write([_line(_Done(part, state))], "a")
        self._kept += 1

    def _read(self) -> Iterator[_Done]:
        lines = self._journal.read_text("utf-8").splitlines() if self._journal.exists() else []
        if not lines or _plain(lines[0]) != self._head:
            return
        for plain in map(_plain, lines[1:]):
            if "part" in plain:
                yield _Done(_part(plain["part"]), plain["state"])

    def _write(self, lines: list[str], mode: str) -> None:
        with self._journal.open(mode, encoding="utf-8") as journal:
            journal.write("".join(f"{line}\n" for line in lines))

    def _is_whole(self, part: Part) -> bool:
        """Whether all its bytes are there: a machine that lost its power may have lost some."""
        found = [size for folder in _folders(part) for size in _sizes(self.pages / folder)]
        return (len(found), sum(found)) == (
            part.written.pages + part.written.files,
            part.written.size,
        )

    def _clear(self, done: list[Part]) -> None:
        """What all share goes too: it is little, and written anew."""
        kept = {"d", *(part.slug for part in done)}
        documents = {code for part in done for code in part.documents}
        for one in self.pages.iterdir():
            if one.name not in kept:
                _remove(one)
        for one in (self.pages / "d").glob("*"):
            if one.name not in documents:
                _remove(one)


def _folders(part: Part) -> list[str]:
    return [part.slug, *(f"d/{code}" for code in part.documents)]


def _sizes(folder: Path) -> Iterator[int]:
    for place, _, names in os.walk(folder):
        yield from (os.stat(os.path.join(place, name)).st_size for name in names)


def _remove(one: Path) -> None:
    if one.is_dir():
        shutil.rmtree(one)
    else:
        one.unlink()


def _line(done: _Done) -> str:
    part = {**done.part._asdict(), "written": done.part.written._asdict()}
    return json.dumps({"part": part, "state": done.state})


def _plain(line: str) -> dict[str, Any]:
    """A line of the journal; empty for one that was cut off."""
    try:
        plain = json.loads(line)
    except ValueError:
        return {}
    return plain if isinstance(plain, dict) else {}


def _part(plain: dict[str, Any]) -> Part:
    return Part(
        slug=plain["slug"],
        written=Written(**plain["written"]),
        late=tuple(plain["late"]),
        shared={address: (place, size) for address, (place, size) in plain["shared"].items()},
        documents=tuple(plain["documents"]),
    )


def _database() -> str:
    from django.conf import settings

    told = settings.DATABASES["default"]
    return "/".join(str(told.get(name, "")) for name in ("HOST", "PORT", "NAME"))
