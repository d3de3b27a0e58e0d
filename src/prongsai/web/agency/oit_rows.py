"""The rows of a hand-in as they come from its form and go back to it, with nothing lost.

Rows have repeated names instead of numbers: one more, or one less, is the same form sent again,
without JavaScript.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.http import HttpRequest

from prongsai.apps.evidence.exhibits import Given
from prongsai.apps.evidence.files import LARGEST_FILE
from prongsai.apps.evidence.models import ExhibitKind, HandIn

KINDS = (ExhibitKind.LINK, ExhibitKind.TEXT, ExhibitKind.TABLE)
MOST_ROWS = 40


class Row(NamedTuple):
    """A row of the form: its kind, its title and what was typed into it."""

    kind: str
    title: str = ""
    value: str = ""


class KeptFile(NamedTuple):
    """A file of the hand-in before, and whether it stays."""

    digest: str
    name: str
    stays: bool


class Rows(NamedTuple):
    """Everything of the form but its single fields."""

    links: list[Row]
    texts: list[Row]
    tables: list[Row]
    files: list[KeptFile]


def rows_of(made: HandIn | None) -> Rows:
    """The rows of what stands handed in, with one empty link where there is none."""
    exhibits = [] if made is None else list(made.exhibits.all())
    links = [Row("link", one.title, one.url) for one in exhibits if one.kind == "link"]
    texts = [Row("text", one.title, one.text) for one in exhibits if one.kind == "text"]
    tables = [Row("table", one.title, _typed(one.table)) for one in exhibits if one.kind == "table"]
    return Rows(links or [Row("link")], texts, tables, _files(made, None))


def rows_sent(request: HttpRequest, made: HandIn | None) -> Rows:
    """The rows as they were sent, one more or less where a button asked for it."""
    sent = {
        kind: [
            Row(kind, title, value)
            for title, value in zip(
                request.POST.getlist(f"{kind}_title"), request.POST.getlist(kind), strict=False
            )
        ][:MOST_ROWS]
        for kind in KINDS
    }
    more, less = request.POST.get("more", ""), request.POST.get("less", "")
    if more in sent:
        sent[ExhibitKind(more)].append(Row(more))
    kind, _, place = less.partition("-")
    if kind in sent and place.isdecimal() and int(place) < len(sent[ExhibitKind(kind)]):
        del sent[ExhibitKind(kind)][int(place)]
    kept = frozenset(request.POST.getlist("keep"))
    return Rows(
        sent[ExhibitKind.LINK],
        sent[ExhibitKind.TEXT],
        sent[ExhibitKind.TABLE],
        _files(made, kept),
    )


def asks_for_rows(request: HttpRequest) -> bool:
    """Whether a button for one more or one less was pressed, and nothing is to be handed in."""
    return bool(request.POST.get("more") or request.POST.get("less"))


def given(request: HttpRequest, rows: Rows) -> list[Given]:
    """What is handed in by these rows and the files that were chosen; empty rows are left out."""
    links = [
        Given(ExhibitKind.LINK, row.title[:300], url=row.value)
        for row in rows.links
        if row.value.strip()
    ]
    kept = [Given(ExhibitKind.FILE, digest=one.digest) for one in rows.files if one.stays]
    chosen = [
        Given(ExhibitKind.FILE, content=file.read(LARGEST_FILE + 1), file_name=str(file.name or ""))
        for file in request.FILES.getlist("files")
    ]
    texts = [
        Given(ExhibitKind.TEXT, row.title[:300], text=row.value)
        for row in rows.texts
        if row.value.strip()
    ]
    tables = [
        Given(ExhibitKind.TABLE, row.title[:300], table=_cells(row.value))
        for row in rows.tables
        if row.value.strip()
    ]
    return [*links, *kept, *chosen, *texts, *tables]


def _files(made: HandIn | None, kept: frozenset[str] | None) -> list[KeptFile]:
    exhibits = [] if made is None else made.exhibits.all()
    return [
        KeptFile(one.file_id, one.file_name, kept is None or one.file_id in kept)
        for one in exhibits
        if one.file_id is not None
    ]


def _typed(table: Iterable[Iterable[object]]) -> str:
    """A table as it is pasted from a spreadsheet: a line for each row, tabs between cells."""
    return "\n".join("\t".join(str(cell) for cell in row) for row in table)


def _cells(text: str) -> list[list[str]]:
    """The cells of what was pasted; where there are no tabs, a bar stands between them."""
    divider = "\t" if "\t" in text else "|"
    return [line.split(divider) for line in text.splitlines()]
