"""``prongsai document``: official documents from a result, a plan and a profile."""

from typing import TYPE_CHECKING, Literal

import click

from prongsai.cli.output import answer, json_option, language_option, problems_told, tell
from prongsai.core.wording import Text

if TYPE_CHECKING:
    from prongsai.core.documents.kinds import DocumentKind
    from prongsai.core.documents.phrases import Phrase


class _Documents(click.Group):
    """A group that makes a document where its first word is no command of its own."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, "--help"):
            args = ["make", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Documents,
    epilog="Example: prongsai document measures-themes --plan plan.xlsx -o measures.pdf",
)
def document() -> None:
    """Official documents: memos, announcements, reports, as PDF, DOCX and HTML.

    prongsai document KIND [SHEET]… -o FILE is short for prongsai document make.
    """


@document.command(epilog="Example: prongsai document analysis-sections 2563.yaml -o report.pdf")
@click.argument("kind")
@click.argument("sheets", nargs=-1, metavar="[SHEET]...", type=click.Path())
@click.option("--plan", metavar="FILE", type=click.Path(), help="Plan of measures, XLSX or YAML.")
@click.option(
    "--action-plan",
    metavar="FILE",
    type=click.Path(),
    help="Anti-corruption action plan, XLSX or YAML; reports stand in YAML.",
)
@click.option(
    "--meeting",
    "meetings",
    metavar="FILE",
    multiple=True,
    type=click.Path(),
    help="A meeting, YAML: its agenda and minutes. A bundle takes all of the year.",
)
@click.option("--agency", metavar="FILE", type=click.Path(), help="Profile of the agency, YAML.")
@click.option(
    "--wording",
    "wordings",
    metavar="FILE",
    multiple=True,
    type=click.Path(),
    help="The office's own wording, YAML; a later one stands over an earlier one.",
)
@click.option(
    "--earlier",
    metavar="SHEET",
    multiple=True,
    type=click.Path(),
    help="Result sheet of an earlier year, to compare.",
)
@click.option("--photos", metavar="FOLDER", type=click.Path(), help="Folder of photographs.")
@click.option(
    "--template",
    metavar="DOCX",
    type=click.Path(),
    help="The office's own Word template to fill, for .docx.",
)
@click.option(
    "--numerals",
    type=click.Choice(["thai", "arabic"]),
    default="thai",
    show_default=True,
    help="Numerals of the document.",
)
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    type=click.Path(),
    help="File to write: .pdf, .docx or .html; .zip for a bundle of separate files.",
)
@json_option
@language_option
def make(
    kind: str,
    sheets: tuple[str, ...],
    plan: str | None,
    action_plan: str | None,
    meetings: tuple[str, ...],
    agency: str | None,
    wordings: tuple[str, ...],
    earlier: tuple[str, ...],
    photos: str | None,
    template: str | None,
    numerals: Literal["thai", "arabic"],
    path: str | None,
    as_json: bool,
    language: str,
) -> None:
    """Make a document of a KIND (the word make may be left out).

    Of several sheets the newest is the result and the others are compared with it. What is not
    known becomes dots to fill in by hand, and is listed. The kinds: prongsai document list.
    """
    from prongsai.cli.document_making import Order, make_document

    order = Order(
        kind=kind,
        sheets=sheets,
        earlier=earlier,
        plan=plan,
        action_plan=action_plan,
        meetings=meetings,
        agency=agency,
        wordings=wordings,
        photos=photos,
        template=template,
        numerals=numerals,
        path=path,
    )
    with problems_told(language, as_json):
        made = make_document(order)
    if as_json:
        answer(made.as_json())
    else:
        for line in made.lines(language):
            tell(line)


@document.command(name="list", epilog="Example: prongsai document list --json")
@json_option
@language_option
def list_kinds(as_json: bool, language: str) -> None:
    """List the kinds of documents, and what each cannot be made without."""
    from prongsai.core.documents.kinds import KINDS

    if as_json:
        answer({"kinds": [_kind_json(kind, language) for kind in KINDS.values()]})
        return
    for kind in KINDS.values():
        needs = ", ".join(_NEEDS[need].say(language) for need in kind.needs)
        line = _KIND.fill(code=f"{kind.code:<20}", title=kind.title, needs=needs)
        tell(line.say(language))


@document.command(epilog="Example: prongsai document phrases memo -o wording.yaml")
@click.argument("kind")
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    type=click.Path(),
    help="Write them as a wording to change: FILE.yaml, used by --wording.",
)
@click.option("--force", is_flag=True, help="Write over a file that is already there.")
@json_option
@language_option
def phrases(kind: str, path: str | None, force: bool, as_json: bool, language: str) -> None:
    """List the phrases of a KIND with our text, which an office may replace by its own."""
    from prongsai.cli.document_phrases import phrases_told, write_wording

    with problems_told(language, as_json):
        found = phrases_told(kind)
        if path is not None:
            write_wording(kind, found, path, force)
    if as_json:
        file = {} if path is None else {"file": path}
        answer({"kind": kind, "phrases": [_phrase_json(one) for one in found], **file})
    elif path is not None:
        tell(_WORDING_WRITTEN.fill(path=path, kind=kind).say(language))
    else:
        for one in found:
            tell(f"{one.name}  {one.title}")
            tell(f"    {one.text}")


def _kind_json(kind: "DocumentKind", language: str) -> dict[str, object]:
    return {"kind": kind.code, "title": kind.title.say(language), "needs": list(kind.needs)}


def _phrase_json(phrase: "Phrase") -> dict[str, object]:
    return {
        "name": phrase.name,
        "title": phrase.title,
        "text": phrase.text,
        "fields": sorted(phrase.fields),
    }


_NEEDS = {
    "sheet": Text("ผลคะแนน (SHEET)", "a result (SHEET)"),
    "plan": Text("แผน (--plan)", "a plan (--plan)"),
    "action_plan": Text("แผนปฏิบัติการป้องกันการทุจริต (--action-plan)", "an action plan (--action-plan)"),
    "action_plan_report": Text("รายงานผลในไฟล์แผนนั้น", "a report in its file"),
    "meeting": Text("การประชุม (จากหน้าเว็บของหน่วยงาน)", "a meeting (on the pages of the office)"),
    "minutes": Text("รายงานการประชุมที่ปิดแล้ว", "its minutes closed"),
    "agency": Text("ผลคะแนน (SHEET) หรือแผน (--plan)", "a result (SHEET) or a plan (--plan)"),
}
_KIND = Text("{code} {title} · ใช้ {needs}", "{code} {title} · needs {needs}")
_WORDING_WRITTEN = Text(
    "เขียนถ้อยคำแล้วที่ {path} แก้เฉพาะที่ต้องการ ลบบรรทัดที่ใช้ถ้อยคำเดิม แล้วใช้ด้วย "
    "prongsai document {kind} --wording {path}",
    "Wrote the wording to {path}; change what you need, delete what stays ours, then use it by: "
    "prongsai document {kind} --wording {path}",
)
