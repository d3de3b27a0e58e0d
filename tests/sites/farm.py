"""The farm: offices with what stands on their websites, and what is true of each item.

``known`` may be looked at while detectors are made; ``held_out`` is only measured.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

from tests.sites.writing import Block, Change, written

HERE = Path(__file__).parent
Half = Literal["known", "held_out"]


class File(NamedTuple):
    """One of several files that a page lists: where it is, its title, its form and content."""

    path: str
    title: str
    form: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Case:
    """One item of one office: its address, what stands there, and what is true of it.

    ``true`` are the findings that must be made, each with alternatives between ``|``; ``may`` those
    that may be made besides; ``verdicts`` those that are right. ``form`` is how the content comes
    (a page, a PDF behind a page …), ``behaves`` what the server does instead of showing it.
    """

    office: "Office"
    item: str
    url: str
    blocks: tuple[Block, ...]
    form: str = "html"
    behaves: str = ""
    layout: str = "menu"
    file: str = ""
    intro: tuple[str, ...] = ()
    true: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    listed: tuple[File, ...] = ()
    linked: bool = True
    handed_in_before: bool = False
    verdicts: tuple[str, ...] = ("pass",)

    @property
    def name(self) -> str:
        """How a report calls the case."""
        return f"{self.office.name}/{self.item}"

    @property
    def sound(self) -> bool:
        """Whether nothing was planted."""
        return not self.true


@dataclass
class Office:
    """An invented agency and its hand-in of one year."""

    name: str
    half: Half
    host: str
    agency: str
    year: int
    scheme: str
    layout: str
    tls: str
    encoding: str
    footer: str
    cases: list[Case] = field(default_factory=list)


def farm(half: Half) -> tuple[Office, ...]:
    """Every office of one half."""
    return tuple(office for path in _told(half) for office in _offices(half, path))


def first_offices() -> tuple[Office, ...]:
    """The offices of the known half that were never held out."""
    return tuple(_offices("known", HERE / "known" / "offices.yaml"))


def _told(half: Half) -> list[Path]:
    return sorted((HERE / half).glob("offices*.yaml"))


def _offices(half: Half, path: Path) -> Iterator[Office]:
    """The offices of one file, with the pages of the file of the same number."""
    rounds = _yaml(HERE / "rounds.yaml")
    pages = _yaml(path.with_name(path.name.replace("offices", "pages")))
    for name, told in _yaml(path).items():
        yield _office(name, half, told, rounds, pages)


def _yaml(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def _office(
    name: str, half: Half, told: Mapping[str, Any], rounds: dict[Any, Any], pages: dict[str, str]
) -> Office:
    made = Office(
        name=name,
        half=half,
        host=told["host"],
        agency=told["agency"],
        year=told["year"],
        scheme=told.get("scheme", "https"),
        layout=told.get("layout", "menu"),
        tls=told.get("tls", "sound"),
        encoding=told.get("encoding", "utf-8"),
        footer=told.get("footer", ""),
    )
    keys: dict[str, str] = rounds[told["year"]]
    items = told.get("only") or list(keys)
    for number, item in enumerate(items, 1):
        made.cases.append(_case(made, item, number, keys, told, pages))
    return made


def _case(
    made: Office,
    item: str,
    number: int,
    keys: dict[str, str],
    told: Mapping[str, Any],
    pages: dict[str, str],
) -> Case:
    says: dict[str, Any] = (told.get("cases") or {}).get(item) or {}
    form = says.get("as") or _form(told, item)
    try:
        blocks = _blocks(made, keys[item], says, told, pages)
    except ValueError as problem:
        raise ValueError(f"{made.name}/{item}: {problem}") from None
    path = told.get("path", "/oit/{item}").format(item=item, n=100 + 7 * number)
    true = tuple(says.get("finds", ())) + tuple(told.get("true_of_all", ()))
    verdict = says.get("verdict", "fail" if says.get("finds") else "pass")
    return Case(
        office=made,
        item=item,
        url=says.get("url", f"{made.scheme}://{made.host}{path}"),
        blocks=blocks,
        form=form,
        behaves=says.get("behaves", ""),
        layout=says.get("layout", made.layout),
        file=says.get("file", f"/files/{number:03}.{_ENDING.get(form, 'pdf')}"),
        intro=tuple(says.get("intro", ())),
        true=true,
        may=tuple(says.get("may", ())),
        listed=_listed(made, item, keys[item], says, told, pages),
        linked=not says.get("unlinked", False),
        handed_in_before=says.get("before", False),
        verdicts=tuple(verdict) if isinstance(verdict, list) else (verdict,),
    )


def _listed(
    made: Office,
    item: str,
    key: str,
    says: dict[str, Any],
    told: Mapping[str, Any],
    pages: dict[str, str],
) -> tuple[File, ...]:
    """The files of a page that lists them year by year; ``lists`` are years before or after."""
    names = {"agency": made.agency, "host": made.host, **told.get("names", {})}
    files = []
    for number, offset in enumerate(says.get("lists", ()), 1):
        blocks = written(pages[key], Change(), made.year + offset, names)
        path = f"/download/{item}-{number}.pdf"
        files.append(File(path, blocks[0].parts[0], "pdf", blocks))
    return tuple(files)


def _blocks(
    made: Office, key: str, says: dict[str, Any], told: Mapping[str, Any], pages: dict[str, str]
) -> tuple[Block, ...]:
    text = says.get("page") or pages[says.get("pages", key)]
    change = Change(
        tuple(says.get("without", ())),
        tuple((str(old), str(new)) for old, new in says.get("replace", {}).items()),
        says.get("add", ""),
    )
    names = {"agency": made.agency, "host": made.host, **told.get("names", {})}
    return written(text, change, made.year, names)


def _form(told: Mapping[str, Any], item: str) -> str:
    for form, items in (told.get("papers") or {}).items():
        if item in items:
            return str(form)
    return "html"


_ENDING = {"docx": "docx", "xlsx": "xlsx", "picture": "png"}


def cases(*offices: Office) -> Iterator[Case]:
    """Every case of some offices."""
    for one in offices:
        yield from one.cases
