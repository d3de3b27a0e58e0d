"""``prongsai privacy-check``: whether the promises to people who answer surveys are kept here."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prongsai.cli.output import (
    answer,
    json_option,
    language_option,
    problems_told,
    tell,
    write_beside,
)
from prongsai.core.wording import Text

if TYPE_CHECKING:
    from prongsai.apps.surveys.privacy.findings import Looked


@click.command(
    "privacy-check",
    epilog="Example: prongsai privacy-check -o privacy.pdf  ·  "
    "prongsai privacy-check --backups backup",
)
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(),
    help="Write one page in Thai for the wall; its ending says the format: .pdf, .docx, .html.",
)
@click.option(
    "--backups",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder in which backups are kept; it is searched for copies of answers.",
)
@json_option
@language_option
def privacy_check(
    path: str | None, folders: tuple[Path, ...], as_json: bool, language: str
) -> None:
    """See whether this installation keeps its promises to people who answer surveys.

    It reads the database, the settings and the store of answers and changes none of them; then
    made-up people answer in an installation of their own, and are looked for in every byte. Run
    it with the settings, and as the user, that the server runs with. Exit code 1 where a promise
    is broken.
    """
    from prongsai.cli.django import start_django

    start_django()
    from prongsai.apps.surveys.privacy.findings import Outcome, look_at
    from prongsai.apps.surveys.privacy.promises import promises

    with problems_told(language, as_json):
        looked = look_at(promises(folders))
        if path is not None:
            _write(looked, path)
    if as_json:
        answer(_as_json(looked, language))
    else:
        _tell(looked, path, language)
    if any(one.finding.outcome is Outcome.BROKEN for one in looked):
        raise SystemExit(1)


def _write(looked: "tuple[Looked, ...]", path: str) -> None:
    from django.conf import settings
    from django.utils.timezone import localdate

    from prongsai.apps.agencies.models import Agency, Kind
    from prongsai.apps.surveys.privacy.report import report
    from prongsai.printing.files import format_of, rendered

    names = list(Agency.objects.exclude(kind=Kind.OVERSIGHT).values_list("name", flat=True)[:2])
    place = names[0] if len(names) == 1 else settings.ADDRESS or settings.ALLOWED_HOSTS[0]
    document = report(looked, day=localdate(), place=place)
    write_beside(path, rendered(document, format_of(path)))


def _as_json(looked: "tuple[Looked, ...]", language: str) -> dict[str, object]:
    from prongsai.apps.surveys.privacy.findings import Outcome
    from prongsai.apps.surveys.privacy.unprotected import UNPROTECTED

    told = [
        {
            "name": check.name,
            "promise": check.promise.say(language),
            "seen_by": check.seen_by.say(language),
            "outcome": finding.outcome.value,
            "evidence": finding.evidence.say(language),
            "remedy": None if finding.remedy is None else finding.remedy.say(language),
        }
        for check, finding in looked
    ]
    return {
        "kept": all(one.finding.outcome is Outcome.KEPT for one in looked),
        "promises": told,
        "not_protected": [text.say(language) for text in UNPROTECTED],
    }


def _tell(looked: "tuple[Looked, ...]", path: str | None, language: str) -> None:
    from prongsai.apps.surveys.privacy.findings import Outcome
    from prongsai.apps.surveys.privacy.unprotected import UNPROTECTED

    for check, finding in looked:
        tell(f"{_MARKS[finding.outcome.value]} {check.promise.say(language)}")
        tell(f"    {finding.evidence.say(language)}")
        if finding.remedy is not None:
            tell(f"    → {finding.remedy.say(language)}")
    tell()
    tell(_NOT_PROTECTED.say(language))
    for text in UNPROTECTED:
        tell(f"  - {text.say(language)}")
    tell()
    counted = Counter(one.finding.outcome for one in looked)
    numbers = {outcome.value: counted[outcome] for outcome in Outcome}
    tell(_SUMMARY.fill(all=len(looked), **numbers).say(language))
    if path is not None:
        tell(_WRITTEN.fill(path=path).say(language))


_MARKS = {"kept": "✓", "broken": "✗", "cannot_tell": "?"}
_NOT_PROTECTED = Text("สิ่งที่ระบบป้องกันไม่ได้", "What is not protected")
_SUMMARY = Text(
    "คำมั่น {all} ข้อ: รักษาไว้ {kept} ไม่เป็นไปตามคำมั่น {broken} ตรวจไม่ได้ {cannot_tell}",
    "{all} promises: {kept} kept, {broken} broken, {cannot_tell} cannot be told",
)
_WRITTEN = Text("เขียนหน้าสำหรับติดประกาศแล้วที่ {path}", "Wrote the page for the wall to {path}")
