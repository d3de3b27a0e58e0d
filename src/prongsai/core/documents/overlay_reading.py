"""The wording of an office from YAML: kind of document, name of the phrase, text."""

from collections.abc import Iterator
from pathlib import Path

from prongsai.core.documents.kinds import KINDS
from prongsai.core.documents.phrases import Overlay, check_wording
from prongsai.core.documents.plan_reading import refuse_control_signs
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sheets.files import content_of, text_in
from prongsai.core.sheets.values import Unfit, printable, quoted, words
from prongsai.core.wording import Text, same
from prongsai.core.yamlfile import Mapping, at_line, read_yaml


def read_overlay(path: str | Path) -> Overlay:
    """The wording in a file; ProblemsFound with everything that is wrong with it."""
    name = printable(str(path))
    check_overlay_name(name)
    text = text_in(name, content_of(path))
    refuse_control_signs(name, text)
    document = read_yaml(text, name)
    overlay: dict[str, dict[str, str]] = {}
    problems = list(_taken(document, name, overlay))
    if problems:
        raise ProblemsFound(problems)
    return overlay


def check_overlay_name(name: str) -> None:
    """Raise ProblemsFound for a file whose ending is not of YAML."""
    if Path(name).suffix.lower() not in (".yaml", ".yml"):
        raise ProblemsFound([Problem(same(name), _UNKNOWN_ENDING)])


def _taken(document: Mapping, file: str, overlay: dict[str, dict[str, str]]) -> Iterator[Problem]:
    """Fill the overlay, and tell what cannot be taken."""
    for kind, phrases in document.items():
        where = at_line(file, document.lines[kind])
        if kind not in KINDS:
            yield Problem(where, _NO_SUCH_KIND.fill(kind=quoted(kind)))
        elif isinstance(phrases, Mapping):
            for name, value in phrases.items():
                place = at_line(file, phrases.lines[name])
                try:
                    overlay.setdefault(kind, {})[name] = _checked(kind, name, value)
                except ProblemsFound as found:
                    yield from (
                        Problem(place, _OF.fill(name=quoted(name), says=one.says))
                        for one in found.problems
                    )
                except Unfit as unfit:
                    says = unfit.says.fill(code=quoted(name), value=quoted(value), **unfit.details)
                    yield Problem(place, says)
        elif phrases is not None:
            yield Problem(where, _NOT_NAMED.fill(kind=kind))


def _checked(kind: str, name: str, value: object) -> str:
    text = words(value)
    check_wording(kind, name, text)
    return text


_OF = Text("'{name}' {says}", "'{name}': {says}")
_UNKNOWN_ENDING = Text(
    "ชื่อไฟล์ถ้อยคำต้องลงท้ายด้วย .yaml โปรดเริ่มจาก prongsai document phrases ชนิด -o wording.yaml",
    "the name of a wording must end in .yaml; start from "
    "prongsai document phrases KIND -o wording.yaml.",
)
_NO_SUCH_KIND = Text(
    "ไม่มีเอกสารชนิด '{kind}' ดูชนิดที่มีด้วย prongsai document list",
    "there is no kind of document '{kind}'; see those there are by: prongsai document list.",
)
_NOT_NAMED = Text(
    "ใต้ '{kind}' ต้องเป็นชื่อข้อความและถ้อยคำทีละบรรทัด เช่น title: รายงาน",
    "'{kind}' must have names of phrases with their texts under it, such as title: รายงาน.",
)
