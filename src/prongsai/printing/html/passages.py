"""Words, entries and lines of a document as HTML, and the link that leads to their wording."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from prongsai.core.documents.blocks import Item, Place, Run, Words, plain
from prongsai.printing.html.markup import NOTHING, Html, classes, element, joined, text
from prongsai.printing.together import joined as as_one

EditAddress = Callable[[Place], str | None]
EDITING = "แก้ถ้อยคำ"
NOT_FILLED_IN = "ยังไม่ได้กรอก"
LONGEST_NAME = 60  # characters of a passage that name it to the ear


def words_html(some: Words) -> Html:
    """Words with their look; what is to be filled in by hand says what is missing.

    What belongs together, such as a number and its unit, stays on one line.
    """
    return Html("".join(map(_run, as_one(some))))


def _run(run: Run) -> Html:
    inside = _blank(run) if run.blank else text(run.text)
    if run.underline:
        inside = element("u", inside)
    return element("b", inside) if run.bold else inside


def _blank(run: Run) -> Html:
    says = f"{run.blank} {NOT_FILLED_IN}"
    dots = element("span", text(run.text), class_="dots", aria_hidden="true")
    return element(
        "span", dots, element("span", text(says), class_="unseen"), class_="blank", title=says
    )


def stacked(lines: Iterable[Words]) -> Html:
    """Words line below line, inside one heading or paragraph."""
    return joined(element("span", words_html(line), class_="line") for line in lines)


def anchor_of(place: Place) -> str:
    """The name of the first link to a place's wording within the page, to come back to."""
    return "words-" + "-".join(part for part in place if part)


@dataclass(frozen=True)
class Passages:
    """How passages are written: with a link beside them where somebody may change their words."""

    edit_address: EditAddress | None = None
    editing: str = EDITING
    _linked: set[Place] = field(default_factory=set)

    def edit_link(self, place: Place | None, says: str) -> Html:
        """The link to the wording of a passage that says ``says``; nothing where there is none."""
        address = self.edit_address(place) if self.edit_address and place else None
        if address is None or place is None:
            return NOTHING
        first, anchor = place not in self._linked, anchor_of(place)
        self._linked.add(place)
        name = says if len(says) <= LONGEST_NAME else f"{says[:LONGEST_NAME]}…"
        return Html(
            " "
            + element(
                "a",
                text(self.editing),
                class_="edit",
                id=anchor if first else None,
                href=address,
                aria_label=f"{self.editing}: {name}",
            )
        )

    def words(self, some: Words, place: Place | None = None) -> Html:
        """Words, and beside them the link to their wording."""
        return Html(words_html(some) + self.edit_link(place, plain(some)))

    def entries(self, items: Iterable[Item]) -> Html:
        """Entries whose numbers are the document's own: the browser counts nothing."""
        return element("ol", joined(map(self._entry, items)), class_="plain", role="list")

    def _entry(self, item: Item) -> Html:
        mark = element("span", text(item.mark), class_="mark") if item.mark else NOTHING
        said = element("span", self.words(item.words, item.place), class_="said")
        return element(
            "li",
            Html(" ".join(part for part in (mark, said) if part)),
            class_=classes(item.level > 1 and f"level{item.level}"),
        )

    def lines(self, items: tuple[Item, ...]) -> Html:
        """The lines of a cell: as they are, or as a list where they are numbered or dashed."""
        if any(item.mark for item in items):
            return self.entries(items)
        if len(items) == 1:
            return self.words(items[0].words, items[0].place)
        return joined(
            element("span", self.words(item.words, item.place), class_="line") for item in items
        )
