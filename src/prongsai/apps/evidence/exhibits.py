"""What a hand-in is made of: links, files, texts and tables, as they are given and kept."""

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from prongsai.apps.evidence.files import keep_file, safe_name
from prongsai.apps.evidence.models import EvidenceFile, Exhibit, ExhibitKind, HandIn

MOST_EXHIBITS = 40
MOST_ROWS, MOST_CELLS = 1_000, 30
LONGEST_CELL = 2_000


class Given(NamedTuple):
    """One link, file, text or table as it is handed in.

    A file comes as ``content`` with ``file_name``, or as the ``digest`` of one that an earlier
    hand-in of the same item has.
    """

    kind: str
    title: str = ""
    url: str = ""
    content: bytes | None = None
    file_name: str = ""
    digest: str = ""
    text: str = ""
    table: Sequence[Sequence[str]] = ()


def must_say_something(given: Sequence[Given], explanation: str, nothing: bool) -> None:
    """Raise ValidationError where a hand-in has nothing in it, or too much."""
    if len(given) > MOST_EXHIBITS:
        says = _("An item takes at most %(most)s links, files and texts.")
        raise ValidationError(says % {"most": MOST_EXHIBITS})
    if not given and not nothing:
        raise ValidationError(
            _("Give a link, a file or a text, or say that there was nothing to disclose.")
        )
    if nothing and not given and not explanation.strip():
        raise ValidationError(
            {"explanation": _("Say in a sentence what there was none of, and in which year.")}
        )


def keep_exhibit(made: HandIn, place: int, given: Given) -> None:
    """Keep one exhibit of a hand-in in its place; ValidationError where it cannot be used."""
    exhibit = Exhibit(hand_in=made, place=place, kind=given.kind, title=given.title.strip())
    if given.kind == ExhibitKind.LINK:
        exhibit.url = web_address(given.url)
    elif given.kind == ExhibitKind.FILE:
        exhibit.file_id, exhibit.file_name = _file(made, given)
    elif given.kind == ExhibitKind.TEXT:
        exhibit.text = given.text.strip()
        if not exhibit.text:
            raise ValidationError(_("A text that is handed in has words in it."))
    else:
        exhibit.table = _table(given.table)
    exhibit.full_clean()
    exhibit.save()


def says_the_same(
    made: HandIn, given: Sequence[Given], explanation: str, nothing_to_disclose: bool
) -> bool:
    """Whether what is given is what a hand-in has already, so that a new one would say no more."""
    if made.carried_from_id is not None:
        return False  # somebody who hands it in again says that he looked at it
    if (made.explanation, made.nothing_to_disclose) != (explanation.strip(), nothing_to_disclose):
        return False
    has = [(one.kind, one.title, _said_by(one)) for one in made.exhibits.all()]
    return has == [(one.kind, one.title.strip(), _said_in(one)) for one in given]


def _said_by(exhibit: Exhibit) -> object:
    if exhibit.kind == ExhibitKind.TABLE:
        return exhibit.table
    return exhibit.url or exhibit.file_id or exhibit.text


def _said_in(given: Given) -> object:
    if given.kind == ExhibitKind.LINK:
        # An address that is none is another; whoever hands it in is told so.
        return given.url.strip()
    if given.kind == ExhibitKind.FILE:
        return given.digest if given.content is None else sha256(given.content).hexdigest()
    if given.kind == ExhibitKind.TEXT:
        return given.text.strip()
    return [[str(cell).strip() for cell in row] for row in given.table if any(row)]


def _file(made: HandIn, given: Given) -> tuple[str, str]:
    """The digest and the name of a file that is handed in; its content is not loaded again."""
    if given.content is not None:
        file = _kept(given.content, given.file_name)
        return file.digest, safe_name(given.file_name, file.content_type)
    # Only a file of this item may be named: digests of others would open what is not one's own.
    earlier = Exhibit.objects.filter(
        hand_in__disclosure=made.disclosure, file_id=given.digest
    ).first()
    if earlier is None or earlier.file_id is None:
        raise ValidationError(_("A file is missing. Choose it once more."))
    return earlier.file_id, earlier.file_name


def _kept(content: bytes, name: str) -> EvidenceFile:
    """A file that is handed in, kept; what is wrong with it is told with its name."""
    try:
        return keep_file(content)
    except ValidationError as refusal:
        says = " ".join(refusal.messages)
        raise ValidationError(f"{name}: {says}" if name else says) from None


def _table(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    table = [[str(cell).strip()[:LONGEST_CELL] for cell in row] for row in rows if any(row)]
    if not table:
        raise ValidationError(_("A table that is handed in has rows in it."))
    if len(table) > MOST_ROWS or max(map(len, table)) > MOST_CELLS:
        says = _("A table has at most %(rows)s rows and %(cells)s columns. Hand in an XLSX file.")
        raise ValidationError(says % {"rows": MOST_ROWS, "cells": MOST_CELLS})
    return table


def web_address(written: str) -> str:
    """An address as somebody typed it, as browsers write it; ValidationError where it is none."""
    text = written.strip()
    if not text:
        return ""
    if "://" not in text.split("?")[0]:
        text = f"https://{text}"
    text = text.replace(" ", "%20")
    try:
        parts = urlsplit(text)
        is_one = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
        is_one = is_one and not parts.username and (parts.port is None or parts.port > 0)
    except ValueError:
        is_one = False
    if not is_one:
        says = _("%(address)s is no address of a page. It begins with https:// or http://.")
        raise ValidationError(says % {"address": written.strip()[:200]})
    return text
