"""A document as a fragment of HTML: a sheet for each section, in the order of reading."""

from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable

from prongsai.core.documents.blocks import (
    AnnouncementHead,
    Block,
    Chart,
    CoverPage,
    Document,
    Heading,
    Image,
    MemoHead,
    Numbered,
    Paragraph,
    Photo,
    PhotoPage,
    Place,
    Published,
    Section,
    Signature,
    Table,
    TitleLines,
    Words,
    plain,
    words,
)
from prongsai.core.documents.reading_aloud import MEMO, MEMO_LABELS, SUBJECT
from prongsai.printing.html.charts import chart_html
from prongsai.printing.html.markup import NOTHING, Html, classes, element, joined, text, void
from prongsai.printing.html.passages import (
    EDITING,
    EditAddress,
    Passages,
    stacked,
    words_html,
)
from prongsai.printing.html.tables import table_html

EMBLEM = "ตราครุฑ"
NO_PHOTO = "ที่ติดภาพถ่าย"
COPY = "สำเนาที่เผยแพร่"
CODE = "รหัสตรวจสอบ"
PictureAddress = Callable[[Image], str]
LOWEST = 6  # the lowest level that HTML has a heading for
_PNG = b"\x89PNG"


def html_body(
    document: Document,
    *,
    edit_address: EditAddress | None = None,
    editing: str = EDITING,
    top_level: int = 2,
    picture_address: PictureAddress | None = None,
) -> str:
    """A document as accessible HTML for a page that has document.css; all text is escaped.

    Titles are headings of ``top_level``. Where ``edit_address`` gives an address for the place of
    a passage, a link of the words ``editing`` stands beside it. Pictures stand in the page itself
    unless ``picture_address`` gives theirs; browsers fetch those when they come into sight.
    """
    body = _Body(document, Passages(edit_address, editing), top_level, picture_address)
    sheets = [body.sheet(section) for section in document.sections]
    if document.published is not None:
        sheets.append(_published(document.published))
    return element("div", joined(sheets), class_="document", lang="th")


class _Body:
    """Writes the blocks of one document, and knows which heading and which name comes next."""

    def __init__(
        self,
        document: Document,
        passages: Passages,
        top_level: int,
        picture_address: PictureAddress | None,
    ) -> None:
        self._picture_address = picture_address or _inside
        self._emblem = document.emblem
        self._kind = document.kind
        self._passages = passages
        self._top = top_level
        self._under_title = 0
        self._last_level = top_level - 1
        self._names: Counter[str] = Counter()
        self._charts = 0

    def sheet(self, section: Section) -> Html:
        """A section as sheets of paper of one direction."""
        if section.starts:
            self._under_title = 0
        look = classes("sheet", section.landscape and "landscape", section.starts and "starts")
        return element("div", joined(map(self._block, section.blocks)), class_=look)

    def _block(self, block: Block) -> Html:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                look = classes(block.indented and "indented", _stands(block.align))
                return element("p", self._passages.words(block.words, block.place), class_=look)
            case Numbered():
                return self._passages.entries(block.items)
            case Table():
                return table_html(block, self._own_name(block.name), self._passages)
            case Chart():
                return self._chart(block)
            case Signature():
                return _signature(block)
            case MemoHead():
                return self._memo(block)
            case AnnouncementHead():
                return self._announcement(block)
            case TitleLines():
                return self._titled(stacked(block.lines), "title", block.place, block.lines)
            case CoverPage():
                return self._cover(block)
            case PhotoPage():
                return self._photo_page(block)

    def _titled(
        self, inside: Html, look: str, place: Place | None, lines: Iterable[Words] = ()
    ) -> Html:
        """The title of what begins here, and beside it the link to its wording."""
        self._under_title = 1
        self._last_level = self._top
        edit = self._passages.edit_link(place, " ".join(map(plain, lines)))
        return _passage(element(f"h{min(self._top, LOWEST)}", inside, class_=look), edit)

    def _heading(self, heading: Heading) -> Html:
        # A level that was left out would be heard as something that is missing.
        wanted = self._top + self._under_title + heading.level - 1
        self._last_level = level = min(wanted, self._last_level + 1, LOWEST)
        look = classes(f"heading{heading.level}", _stands(heading.align))
        written = element(f"h{level}", words_html(heading.words), class_=look)
        return _passage(written, self._passages.edit_link(heading.place, plain(heading.words)))

    def _own_name(self, name: str) -> str:
        """The name of a table; one that is there already gets a number."""
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name} ({self._names[name]})"

    def _chart(self, chart: Chart) -> Html:
        self._charts += 1
        caption = element("figcaption", words_html(chart.title))
        drawing = chart_html(chart, f"{self._kind}-chart{self._charts}")
        return element("figure", caption, drawing, class_="charted")

    def _emblem_html(self, look: str) -> Html:
        if self._emblem is not None:
            return _image(self._emblem, self._picture_address, classes("emblem", look))
        box = classes("emblem", "empty", look)
        return element("span", text(EMBLEM), class_=box, role="img", aria_label=EMBLEM)

    def _memo(self, head: MemoHead) -> Html:
        values = (head.unit, head.number, head.date, head.subject, head.addressee)
        unit, number, dated, subject, addressee = map(_labelled, MEMO_LABELS, values)
        lines = (
            self._titled(text(MEMO), "memo", None),
            element("p", unit),
            element("p", number, Html("\n"), dated, class_="halves"),
            element("p", subject, class_="ruled"),
            element("p", addressee, class_="addressee"),
        )
        return element("div", self._emblem_html("small"), joined(lines), class_="memohead")

    def _announcement(self, head: AnnouncementHead) -> Html:
        first, *more = head.subject
        lines = (head.announces, (*words(f"{SUBJECT} "), *first), *more)
        title = self._titled(stacked(lines), "title", None)
        return element("div", self._emblem_html("large"), title, class_="announcement")

    def _cover(self, cover: CoverPage) -> Html:
        title = self._titled(stacked(cover.title), "title", None)
        owner = element("p", stacked(cover.owner), class_="owner")
        return element("div", title, owner, class_="cover")

    def _photo_page(self, page: PhotoPage) -> Html:
        caption = self._titled(words_html(page.caption), "title", page.place, [page.caption])
        photos = (_photo(photo, self._picture_address) for photo in page.photos)
        return element("div", caption, *photos, class_="photos")


def _stands(align: str) -> str:
    return "" if align == "left" else align


def _passage(written: Html, edit: Html) -> Html:
    """A heading and its link side by side; the link is no part of the heading."""
    return element("div", written, edit, class_="passage") if edit else written


def _labelled(label: str, value: Words) -> Html:
    """An official label and what stands after it."""
    named = element("b", text(label), class_="label")
    return element("span", named, Html(" "), element("span", words_html(value), class_="value"))


def _signature(block: Signature) -> Html:
    name = (*words("("), *block.name, *words(")"))
    lines = [element("span", words_html(line), class_="above") for line in block.above]
    lines += [element("span", words_html(name), class_="name")]
    lines += [element("span", words_html(line), class_="line") for line in block.position]
    return element("p", joined(lines), class_="signature")


def _photo(photo: Photo, address: PictureAddress) -> Html:
    shown = (
        element("span", class_="photo empty", role="img", aria_label=NO_PHOTO)
        if photo.image is None
        else _image(photo.image, address, "photo")
    )
    return element("figure", shown, element("figcaption", words_html(photo.note)))


def _image(image: Image, address: PictureAddress, look: str | None) -> Html:
    source = address(image)
    lazily = None if source.startswith("data:") else "lazy"
    return void("img", src=source, alt=image.description, class_=look, loading=lazily)


def _inside(image: Image) -> str:
    """The address of a picture that stands in the page itself: nothing is fetched."""
    kind = "png" if image.content.startswith(_PNG) else "jpeg"
    return f"data:image/{kind};base64,{b64encode(image.content).decode()}"


def _published(published: Published) -> Html:
    """Where the published copy stands: a code for a telephone, an address, and what to compare."""
    import segno

    code = segno.make(published.address, error="m", micro=False)
    drawn = code.svg_inline(omitsize=True, svgclass=None, lineclass=None, border=2)
    shown = element("span", Html(drawn), class_="code", role="img", aria_label=published.address)
    # Whatever else could be written there must not become a link.
    web = published.address.startswith(("https://", "http://"))
    address = text(published.address)
    link = element("a", address, href=published.address) if web else address
    says = (
        element("span", text(f"{COPY}: "), link, class_="line"),
        element("span", text(f"{CODE}: "), element("code", text(published.code)), class_="line"),
    )
    told = element("p", joined(says))
    return element("div", shown, told, class_="published") if published.address else NOTHING
