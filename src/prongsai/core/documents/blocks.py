"""The typed blocks of a document; three renderers turn the same blocks into PDF, DOCX and HTML.

Sizes are in points, widths of columns are shares of the text's width. Figures in charts are as
announced; words already stand in the numerals that the document uses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

Align = Literal["left", "center", "right"]
Shape = Literal["bars", "radar", "years"]

BODY = 16  # the official size of running text
TABLE = 14


class Place(NamedTuple):
    """Where words come from: the slot of the kind's phrases, and what of it they are about.

    ``subject`` tells two uses of one phrase apart, by a code such as ``e8``; empty where a phrase
    stands once.
    """

    slot: str
    subject: str = ""


class Run(NamedTuple):
    """A stretch of words of one look.

    ``verbatim`` keeps its digits as they are (addresses, e-mail). ``blank`` names what is missing
    where the text is a row of dots, to be filled in by hand.
    """

    text: str
    bold: bool = False
    underline: bool = False
    verbatim: bool = False
    blank: str = ""


Words = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading with its number in its words; level 1-3. Levels make the bookmarks."""

    words: Words
    level: Literal[1, 2, 3] = 1
    align: Align = "left"
    place: Place | None = None


@dataclass(frozen=True)
class Paragraph:
    """Running text; ``indented`` begins 2.5 cm in, as official letters do."""

    words: Words
    indented: bool = True
    align: Align = "left"
    place: Place | None = None


@dataclass(frozen=True)
class Item:
    """One entry of a list, or one line of a cell: its number or dash, its level 1-3, its words."""

    words: Words
    mark: str = ""
    level: Literal[1, 2, 3] = 1
    place: Place | None = None


@dataclass(frozen=True)
class Numbered:
    """A list; its numbers stand in the entries, as the document's kind prescribes them."""

    items: tuple[Item, ...]


class Column(NamedTuple):
    """A column of a table: its share of the width, and how its cells stand."""

    share: int
    align: Align = "left"


@dataclass(frozen=True)
class Cell:
    """A cell: its lines, and how many columns and rows it covers."""

    lines: tuple[Item, ...] = ()
    across: int = 1
    down: int = 1
    align: Align | None = None


@dataclass(frozen=True)
class Row:
    """A row; a ``group`` row heads those after it and stays with the next. Bold where it sums up.

    A row has a cell for every column that no cell above it or beside it covers. A ``total`` stays
    with the row before it where the format can keep rows together.
    """

    cells: tuple[Cell, ...]
    group: bool = False
    total: bool = False


@dataclass(frozen=True)
class Table:
    """A table; the rows of ``head`` are printed again on every page. ``name`` is for the ear."""

    name: str
    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    size: int = TABLE


class Series(NamedTuple):
    """One line or set of bars of a chart: a value 0-100 for each name; ``None`` is not known."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Chart:
    """A chart of scores from 0 to 100: what its names are depends on its shape.

    ``bars`` and ``radar`` have one series over indicators or instruments, ``years`` several
    series over fiscal years. ``labels`` has the text beside each value, series by series.
    ``description`` says in words what the chart shows.
    """

    shape: Shape
    title: Words
    names: tuple[str, ...]
    series: tuple[Series, ...]
    labels: tuple[tuple[str, ...], ...]
    description: str


@dataclass(frozen=True)
class Signature:
    """A block to sign: words above it, the name in brackets (dots where open), the position."""

    above: tuple[Words, ...]
    name: Words
    position: tuple[Words, ...]


@dataclass(frozen=True)
class MemoHead:
    """The head of a บันทึกข้อความ: emblem, the word itself, and the official labels."""

    unit: Words
    number: Words
    date: Words
    subject: Words
    addressee: Words


@dataclass(frozen=True)
class AnnouncementHead:
    """The head of a ประกาศ: emblem, who announces, and what about, centred, with a rule below."""

    announces: Words
    subject: tuple[Words, ...]


@dataclass(frozen=True)
class TitleLines:
    """Centred bold lines on top of a report."""

    lines: tuple[Words, ...]
    place: Place | None = None


@dataclass(frozen=True)
class CoverPage:
    """A page of its own: the title in large letters, and at its foot whose document it is."""

    title: tuple[Words, ...]
    owner: tuple[Words, ...]


class Image(NamedTuple):
    """A picture: its bytes (PNG or JPEG) and what it shows, in words."""

    content: bytes
    description: str


class Photo(NamedTuple):
    """A photograph and the line below it; without an image an empty frame to paste one into."""

    image: Image | None
    note: Words


@dataclass(frozen=True)
class PhotoPage:
    """Photographs below a caption, on a page of their own."""

    caption: Words
    photos: tuple[Photo, ...]
    place: Place | None = None


Block = (
    Heading
    | Paragraph
    | Numbered
    | Table
    | Chart
    | Signature
    | MemoHead
    | AnnouncementHead
    | TitleLines
    | CoverPage
    | PhotoPage
)


@dataclass(frozen=True)
class Section:
    """Blocks on pages of one direction.

    ``starts`` begins an instrument of its own: pages count from 1, and page 1 bears no number.
    Another section goes on counting, on a new page where its direction changes.
    """

    blocks: tuple[Block, ...]
    landscape: bool = False
    starts: bool = False


class Published(NamedTuple):
    """Where the published copy stands: its address for ever, and the code to compare it by."""

    address: str
    code: str


@dataclass(frozen=True)
class Document:
    """A document: what it is called, whose it is, of which fiscal year, and its sections.

    ``names`` are proper names from the data, which no line may break inside. ``catchwords`` puts
    the first words of the next page at the foot of each, as letters and announcements do.
    """

    kind: str
    title: str
    agency: str
    year: int
    sections: tuple[Section, ...]
    names: tuple[str, ...] = ()
    emblem: Image | None = None
    catchwords: bool = True
    published: Published | None = None

    def blocks(self) -> Iterator[Block]:
        """Every block, in the order of reading."""
        for section in self.sections:
            yield from section.blocks


def words(text: str, *, bold: bool = False, underline: bool = False) -> Words:
    """Words of one look."""
    return (Run(text, bold=bold, underline=underline),)


def plain(some: Words) -> str:
    """The text of words, without their look."""
    return "".join(run.text for run in some)
