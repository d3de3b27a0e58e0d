"""``prongsai survey``: surveys for the tools that agencies have."""

import click

from prongsai.cli.output import (
    answer,
    json_option,
    language_option,
    problems_told,
    refuse_to_overwrite,
    tell,
    write_beside,
)
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same


@click.group(epilog="Example: prongsai survey xlsform 2567 --instrument eit -o eit.xlsx")
def survey() -> None:
    """The surveys of a fiscal year (IIT, EIT), for the tools that agencies have."""


@survey.command(epilog="Example: prongsai survey xlsform 2567 --instrument eit -o eit.xlsx")
@click.argument("year", type=int)
@click.option("--instrument", required=True, help="The survey to write: iit or eit.")
@click.option(
    "-o", "--output", "path", required=True, type=click.Path(), help="File to write: .xlsx."
)
@click.option(
    "--traits",
    is_flag=True,
    help="Ask about sex, age and business, too; who sees single answers may know people by them.",
)
@click.option("--force", is_flag=True, help="Write over a file that is already there.")
@json_option
@language_option
def xlsform(
    year: int, instrument: str, path: str, traits: bool, force: bool, as_json: bool, language: str
) -> None:
    """Write the survey of a fiscal year (B.E.) as an XLSForm for KoboToolbox and ODK.

    Thai and English, every question may be skipped. What these tools export comes back through
    prongsai tally without a mapping file.
    """
    from prongsai.core.loading import load_framework
    from prongsai.core.surveys.questionnaire import questionnaire
    from prongsai.core.surveys.xlsform import listed_traits
    from prongsai.core.surveys.xlsform import xlsform as form_of
    from prongsai.core.surveys.xlsform_writing import xlsform_bytes

    with problems_told(language, as_json):
        framework = load_framework(year)
        code = instrument.lower()
        if code not in framework.surveys:
            says = _NO_SURVEY.fill(
                year=year, instrument=instrument, known=", ".join(framework.surveys)
            )
            raise ProblemsFound([Problem(same("--instrument"), says)])
        if not path.lower().endswith(".xlsx"):
            raise ProblemsFound([Problem(same(path), _NOT_XLSX)])
        if not force:
            refuse_to_overwrite(path)
        asked = questionnaire(framework, code)
        form = form_of(asked, listed_traits(asked) if traits else ())
        write_beside(path, xlsform_bytes(form))
        if as_json:
            answer({"year": year, "framework": framework.name, "instrument": code, "file": path})
            return
        tell(_WRITTEN.fill(instrument=code.upper(), year=year, path=path).say(language))
        if asked.instrument.status == "draft" and asked.instrument.because:
            tell(_DRAFT.fill(because=asked.instrument.because).say(language))


_NO_SURVEY = Text(
    "หลักเกณฑ์ปี {year} ไม่มีแบบวัด '{instrument}' ที่มีผู้ตอบ แบบวัดที่มีคือ {known}",
    "the rules of {year} have no survey '{instrument}'; the surveys are {known}.",
)
_NOT_XLSX = Text(
    "ชื่อไฟล์ต้องลงท้ายด้วย .xlsx ซึ่งเป็นชนิดที่ KoboToolbox และ ODK รับ โปรดเปลี่ยนชื่อ",
    "the file's name must end in .xlsx, which KoboToolbox and ODK take; choose another name.",
)
_DRAFT = Text("ฉบับร่าง: {because}", "Draft: {because}")
_WRITTEN = Text(
    "เขียนแบบวัด {instrument} ปีงบประมาณ {year} แล้วที่ {path} นำเข้า KoboToolbox หรือ ODK ได้ทันที",
    "Wrote the survey {instrument} of fiscal year {year} to {path}; upload it to KoboToolbox or "
    "ODK as it is.",
)
