"""Making a document: its files read, its pages rendered, the file written whole or not at all."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import click

from prongsai.cli.document_material import (
    NAME_DOTS,
    check_years,
    named,
    other_names,
    profile_for,
    results_of,
)
from prongsai.cli.document_meetings import meetings_of, told_of
from prongsai.cli.output import check_folder, write_beside
from prongsai.cli.usage import Misused
from prongsai.core.anticorruption.reporting import ActionPlanYear
from prongsai.core.documents.blanks import blanks
from prongsai.core.documents.blocks import Document, Photo
from prongsai.core.documents.kinds import (
    KINDS,
    Missing,
    NeedsMissing,
    built,
    check_kind,
    check_needs,
)
from prongsai.core.documents.material import Material
from prongsai.core.documents.numerals import Numerals
from prongsai.core.documents.phrases import Overlay, merged
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.results import Result
from prongsai.core.sheets.files import content_of
from prongsai.core.sheets.values import printable
from prongsai.core.wording import Text, same
from prongsai.printing.files import format_of, pages_of, rendered

_MOST_TEMPLATE_BYTES = 20_000_000


@dataclass(frozen=True)
class Order:
    """What somebody wants made, and of which files."""

    kind: str
    path: str | None
    sheets: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    plan: str | None = None
    action_plan: str | None = None
    meetings: tuple[str, ...] = ()
    agency: str | None = None
    wordings: tuple[str, ...] = ()
    photos: str | None = None
    template: str | None = None
    numerals: Numerals = "thai"


@dataclass
class Made:
    """What was made: where it is, how large, what is open, and what one should know of it."""

    kind: str
    path: str
    material: Material
    size: int = 0
    pages: int | None = None
    open: dict[str, None] = field(default_factory=dict)
    boxed: dict[str, str] = field(default_factory=dict)

    def note(self, document: Document, ending: str) -> None:
        """Take note of what a document leaves open, and of what its PDF has no letter for."""
        self.open |= dict.fromkeys(blanks(document))
        if ending == "pdf":
            from prongsai.printing.pdf import unprintable

            for one in unprintable(document):
                self.boxed.setdefault(one.sign, one.near)

    def as_json(self) -> dict[str, Any]:
        """What was made, for machines."""
        return {
            "kind": self.kind,
            "file": self.path,
            "bytes": self.size,
            "blanks": list(self.open),
            "boxes": [{"sign": sign, "near": near} for sign, near in self.boxed.items()],
        }

    def lines(self, language: str) -> Iterator[str]:
        """What was made, for people: the file, what to fill in by hand, what to mind."""
        from prongsai.cli.score_text import remark_lines

        title, size = KINDS[self.kind].title, _size(self.size)
        written = _WRITTEN if self.pages is None else _WRITTEN_PAGES
        yield written.fill(title=title, path=self.path, pages=self.pages, size=size).say(language)
        if self.open:
            yield _OPEN.fill(blanks=", ".join(_together(self.open))).say(language)
        if self.boxed:
            yield _BOXED.fill(characters=" ".join(self.boxed)).say(language)
            for sign, near in self.boxed.items():
                yield _BOXED_IN.fill(sign=sign, near=near).say(language)
        for remark in other_names(self.material):
            yield remark.say(language)
        if self.material.result is not None:
            yield from remark_lines(self.material.result, language)


def make_document(order: Order) -> Made:
    """Make what is ordered; ProblemsFound where that cannot be, and nothing is written then."""
    check_kind(order.kind)
    if order.path is None:
        raise Misused(_NO_OUTPUT)
    zipped = order.kind == "bundle" and Path(order.path).suffix.lower() == ".zip"
    format = None if zipped else format_of(order.path)
    if order.template is not None and format != "docx":
        raise ProblemsFound([Problem(same("--template"), _ONLY_WORD)])
    check_folder(order.path)
    made = Made(order.kind, order.path, _material(order))
    if made.material.profile.name == NAME_DOTS:
        made.open["ชื่อหน่วยงาน"] = None
    content = _zip_file(made) if zipped else _file(made, order)
    write_beside(order.path, content)
    made.size = len(content)
    if format == "pdf":
        made.pages = pages_of(content)
    return made


def _material(order: Order) -> Material:
    """The material that an order names, checked to be enough for its kind."""
    results = results_of(order.sheets, order.earlier)
    plan = None
    if order.plan is not None:
        from prongsai.core.documents.plan_reading import read_plan

        plan = read_plan(order.plan)
    check_years(plan, results.result, order.plan)
    action_plan = _action_plan(order.action_plan, results.result)
    meetings = meetings_of(order.meetings, results.result, plan)
    material = Material(
        profile_for(results.result, plan, action_plan),
        result=results.result,
        plan=plan,
        action_plan=action_plan,
        meeting=told_of(order.kind, meetings),
        meetings=meetings,
    )
    if order.agency is not None:
        from prongsai.core.documents.profile_reading import read_profile

        office = read_profile(order.agency)
        material = replace(
            material, profile=office.profile, details=office.details, photos=office.photos
        )
    try:
        check_needs(order.kind, material)
    except NeedsMissing as missing:
        raise missing.with_remedies(_REMEDIES) from missing
    return replace(
        named(material),
        earlier=results.earlier,
        photos=(*material.photos, *_photos(order)),
        overlay=_wording(order),
        numerals=order.numerals,
    )


def _action_plan(path: str | None, result: Result | None) -> ActionPlanYear | None:
    if path is None:
        return None
    from prongsai.core.anticorruption.reading import read_action_plan

    work_year = None if result is None else result.sheet.year + 1
    return read_action_plan(path).of_year(work_year)


def _photos(order: Order) -> tuple[Photo, ...]:
    if order.photos is None:
        return ()
    from prongsai.core.documents.photo_folder import photos_in

    return photos_in(order.photos)


def _wording(order: Order) -> Overlay:
    if not order.wordings:
        return {}
    from prongsai.core.documents.overlay_reading import read_overlay

    return merged(*map(read_overlay, order.wordings))


def _file(made: Made, order: Order) -> bytes:
    document = built(order.kind, made.material)
    if order.template is None:
        ending = format_of(made.path)
        made.note(document, ending)
        return rendered(document, ending, order.numerals)
    made.note(document, "docx")
    from prongsai.printing.docx import filled_template

    word = content_of(order.template, _MOST_TEMPLATE_BYTES)
    return filled_template(word, document, order.numerals, file=printable(order.template))


def _zip_file(made: Made) -> bytes:
    """Every document of the year in a ZIP file, with a bar on a terminal while they are made."""
    from prongsai.core.documents.bundling import files_of_year

    def render(document: Document, ending: str, numerals: Numerals) -> bytes:
        made.note(document, ending)
        return rendered(document, format_of(f"x.{ending}"), numerals)

    with click.progressbar(length=1, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        return files_of_year(made.material, render, progress=progress)


def _together(names: Iterable[str]) -> Iterator[str]:
    """Names that only end differently as one: ``ผู้รับผิดชอบข้อ E๘ E๑๐``, ``ผล (แถวที่ ๑ ๒)``."""
    groups: dict[tuple[str, str], list[str]] = {}
    for name in names:
        bracket = ")" * name.endswith(")")
        head, _, end = name.removesuffix(bracket).rpartition(" ")
        groups.setdefault((head, bracket) if head else (name, ""), []).extend([end] * bool(head))
    return (" ".join([head, *ends]) + bracket for (head, bracket), ends in groups.items())


def _size(count: int) -> str:
    return f"{count // 1_000:,} KB" if count >= 1_000 else f"{count} B"


_WRITTEN = Text("จัดทำเอกสาร {title} แล้วที่ {path} ({size})", "Made {title}: {path} ({size})")
_WRITTEN_PAGES = Text(
    "จัดทำเอกสาร {title} แล้วที่ {path} ({pages} หน้า {size})",
    "Made {title}: {path} ({pages} pages, {size})",
)
_BOXED = Text(
    "อักขระที่ PDF ไม่มีแบบอักษรให้ จึงพิมพ์เป็นกรอบ □: {characters} โปรดแก้ข้อความ หรือใช้ไฟล์ DOCX",
    "The PDF has no letters for {characters} and prints boxes; change the words, or use DOCX.",
)
_BOXED_IN = Text("   {sign} ใน “{near}”", "   {sign} in “{near}”")
_OPEN = Text("ยังต้องกรอกด้วยมือ: {blanks}", "To fill in by hand: {blanks}")
_ONLY_WORD = Text(
    "แม่แบบ Word ใช้ได้กับไฟล์ .docx เท่านั้น โปรดแก้นามสกุลของ -o หรือไม่ใช้ --template",
    "a Word template makes only .docx files; change the ending of -o or leave out --template.",
)
_REMEDIES: Mapping[Missing, Text] = {
    "sheet": Text("โปรดระบุไฟล์ผลคะแนนของปี", "name the result sheet of the year."),
    "plan": Text("โปรดระบุไฟล์แผน (--plan)", "name its file (--plan)."),
    "action_plan": Text("โปรดระบุไฟล์แผนนั้น (--action-plan)", "name its file (--action-plan)."),
    "action_plan_report": Text(
        "โปรดเพิ่มรายงานของปีนั้นใต้ reports ในไฟล์ YAML ของแผน",
        "add the report of the year under reports in the plan's YAML file.",
    ),
    "meeting": Text("โปรดระบุไฟล์การประชุม (--meeting)", "name the file of the meeting (--meeting)."),
    "minutes": Text(
        "โปรดแก้เป็น held: true ในไฟล์การประชุมเมื่อปิดรายงานแล้ว",
        "write held: true into the file of the meeting once they are closed.",
    ),
    "agency": Text("โปรดระบุไฟล์ข้อมูลหน่วยงาน (--agency)", "name its profile (--agency)."),
    "year": Text("โปรดระบุไฟล์ผลคะแนน หรือไฟล์แผน (--plan)", "name a result sheet or a plan (--plan)."),
}
_NO_OUTPUT = Text(
    "ขาดตัวเลือก -o / --output โปรดเติมชื่อไฟล์ที่จะสร้าง", "Add -o / --output: the file to be made."
)
