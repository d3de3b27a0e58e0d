"""What letters begin and end with: heads, title lines, covers and signatures."""

from collections.abc import Iterator
from typing import Any

from prongsai.core.documents.blocks import (
    AnnouncementHead,
    CoverPage,
    MemoHead,
    Signature,
    TitleLines,
    Words,
    words,
)
from prongsai.core.documents.reading_aloud import MEMO, MEMO_LABELS, SUBJECT
from prongsai.printing.docx import styles
from prongsai.printing.docx.elements import el, insert_property
from prongsai.printing.docx.manuscript import Manuscript, keep_with_next, tab
from prongsai.printing.docx.measures import TEXT_WIDTH, cm, emu
from prongsai.printing.docx.pictures import picture

EMBLEM_WORD = "ตราครุฑ"
_WIDEST_EMBLEM = 4  # times its height: a seal may be round or broad, a garuda is 0.93


def memo_head(manuscript: Manuscript, head: MemoHead) -> Iterator[Any]:
    """The head of a memo: the small emblem, its name, and dotted lines behind the labels."""
    emblem = _emblem(manuscript, 1.5, floating=True)
    if emblem is None:
        yield _emblem_place(manuscript, 1.5, wrap="around", hAnchor="margin", x=1, y=1)
    unit, number, date, subject, addressee = MEMO_LABELS
    yield manuscript.paragraph(styles.MEMO, emblem, *manuscript.runs(words(MEMO)))
    yield _memo_line(manuscript, styles.MEMO_LINE, (unit, head.unit))
    yield _memo_line(manuscript, styles.MEMO_NUMBER, (number, head.number), (date, head.date))
    yield _memo_line(manuscript, styles.MEMO_LINE, (subject, head.subject))
    yield manuscript.paragraph(
        styles.ADDRESSEE, manuscript.text(addressee), tab(), *manuscript.runs(head.addressee)
    )


def announcement_head(manuscript: Manuscript, head: AnnouncementHead) -> Iterator[Any]:
    """The head of an announcement: the large emblem, who announces what, and a rule."""
    emblem = _emblem(manuscript, 3)
    if emblem is None:
        yield _emblem_place(manuscript, 3, wrap="notBeside", hAnchor="margin", xAlign="center")
    else:
        yield manuscript.paragraph(styles.EMBLEM, emblem)
    yield manuscript.line(styles.ANNOUNCEMENT, head.announces)
    for number, line in enumerate(head.subject):
        first = words(f"{SUBJECT} ") if number == 0 else ()
        yield manuscript.line(styles.ANNOUNCEMENT, (*first, *line))
    yield manuscript.paragraph(styles.RULE)


def title_lines(manuscript: Manuscript, title: TitleLines) -> Iterator[Any]:
    """Bold lines in the middle."""
    for line in title.lines:
        yield manuscript.line(styles.TITLE, line)
    yield manuscript.paragraph(styles.END)


def cover_page(manuscript: Manuscript, cover: CoverPage) -> Iterator[Any]:
    """The title in the upper half, and whose document it is on the foot of the page."""
    emblem = _emblem(manuscript, 3)
    if emblem is not None:
        yield manuscript.paragraph(styles.EMBLEM, emblem)
    for number, line in enumerate(cover.title):
        paragraph = manuscript.line(styles.COVER_TITLE, line)
        if number == 0:
            before = cm(2) if emblem is not None else cm(5)
            insert_property(paragraph.pPr, el("w:spacing", before=before))
        yield paragraph
    for line in cover.owner:
        paragraph = manuscript.line(styles.COVER_OWNER, line)
        # What is on the foot of a cover stays there however long its title gets.
        insert_property(paragraph.pPr, _foot_of_page())
        yield paragraph


def signature(manuscript: Manuscript, block: Signature) -> Iterator[Any]:
    """A block to sign, in the right half, never parted by the end of a page."""
    lines = [manuscript.line(styles.ABOVE, above) for above in block.above]
    lines.append(manuscript.line(styles.SIGNER, (*words("("), *block.name, *words(")"))))
    lines.extend(manuscript.line(styles.POSITION, line) for line in block.position)
    for line in lines[:-1]:
        keep_with_next(line)
    insert_property(lines[-1].pPr, el("w:keepNext", val=0))
    yield from lines


def _foot_of_page() -> Any:
    return el(
        "w:framePr",
        w=TEXT_WIDTH,
        wrap="notBeside",
        vAnchor="margin",
        hAnchor="margin",
        xAlign="center",
        yAlign="bottom",
    )


def _memo_line(manuscript: Manuscript, style: str, *fields: tuple[str, Words]) -> Any:
    """Labels with dotted lines behind them; dots to be filled in go on to the end of theirs."""
    runs = [run for label, value in fields for run in _dotted(manuscript, label, value)]
    line = manuscript.paragraph(style, *runs)
    if any(_is_open(value) for _, value in fields):
        ends = (("left", TEXT_WIDTH // 2), ("right", TEXT_WIDTH))[-len(fields) :]
        stops = [
            el("w:tab", val=side, leader="dot" if _is_open(value) else "none", pos=at)
            for (side, at), (_, value) in zip(ends, fields, strict=True)
        ]
        insert_property(line.pPr, el("w:tabs", *stops))
    return line


def _dotted(manuscript: Manuscript, label: str, value: Words) -> Iterator[Any]:
    yield manuscript.text(label, styles.MEMO_LABEL)
    if _is_open(value):
        yield from (manuscript.text(" "), *manuscript.runs(value), tab())
        return
    yield _on_line(manuscript, manuscript.text("  "))
    yield from (_on_line(manuscript, run) for run in manuscript.runs(value))
    yield _on_line(manuscript, tab())


def _is_open(value: Words) -> bool:
    return bool(value and value[-1].blank)


def _on_line(manuscript: Manuscript, run: Any) -> Any:
    look = run.rPr if run.rPr is not None else el("w:rPr")
    run.insert(0, look)
    insert_property(look, el("w:rStyle", val=manuscript.styles[styles.MEMO_VALUE]))
    return run


def _emblem(manuscript: Manuscript, height: float, *, floating: bool = False) -> Any:
    if manuscript.emblem is None:
        return None
    return picture(
        manuscript,
        manuscript.emblem,
        width=emu(height * _WIDEST_EMBLEM),
        height=emu(height),
        floating=floating,
    )


def _emblem_place(manuscript: Manuscript, height: float, **place: object) -> Any:
    """A dashed box of the emblem's size that says what belongs there."""
    frame = el(
        "w:framePr", w=cm(height * 0.93), h=cm(height), hRule="exact", vAnchor="text", **place
    )
    edges = [
        el(f"w:{edge}", val="dashed", sz=4, space=0, color="808080")
        for edge in ("top", "left", "bottom", "right")
    ]
    paragraph = manuscript.paragraph(styles.EMBLEM_PLACE, manuscript.text(EMBLEM_WORD))
    insert_property(paragraph.pPr, frame)
    insert_property(paragraph.pPr, el("w:pBdr", *edges))
    return paragraph
