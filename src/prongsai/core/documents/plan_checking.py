"""From what the file of a plan says to a Plan: one check for every format."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from prongsai.core.calendar import FiscalYear
from prongsai.core.documents import values
from prongsai.core.documents.codes import Codes
from prongsai.core.documents.plan import LIMITATIONS, Measure, Plan, StepTerms
from prongsai.core.documents.plan_form import (
    ANSWERED,
    LISTS,
    OF_STEPS,
    Told,
    ToldMeasure,
    ToldPlan,
    fitted,
    title_of,
)
from prongsai.core.documents.plan_steps import amount, terms_of_steps
from prongsai.core.documents.recurring import period_of_work
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.sheets.sheet import AgencyName
from prongsai.core.sheets.values import framework_of_year
from prongsai.core.wording import Text, same

MOST_MEASURES = 2_000


def checked_plan(told: ToldPlan) -> Plan:
    """The plan that a file tells; ProblemsFound with everything that is wrong with it."""
    if len(told.measures) > MOST_MEASURES:
        raise ProblemsFound([Problem(same(told.file), _TOO_MANY)])
    filling = _Filling(told)
    fields = filling.fields()
    measures = tuple(filling.measures())
    problems = [*told.problems, *filling.problems]
    if not any(one.field == "year" for one in told.fields):
        problems.insert(0, Problem(same(told.file), _NO_YEAR))
    if not problems and not any(map(_is_filled, told.measures)):
        problems.append(Problem(same(told.file), _EMPTY))
    if problems:
        raise ProblemsFound(problems)
    return Plan(
        year=filling.year,
        assessed=filling.assessed,
        measures=measures,
        agency=AgencyName(*(fields.get(f"agency.{one}", "") for one in AgencyName._fields)),
        limitations={
            kind: said for kind in LIMITATIONS if (said := fields.get(f"limitations.{kind}"))
        },
        **{
            one: fields[one]
            for one in ("meeting", "reported", "reported_at", "next_report")
            if one in fields
        },
    )


class _Filling:
    """A plan while its values are taken one by one; what cannot be taken becomes a problem.

    Without the rules of the year assessed, what the measures answer cannot be checked, and
    without the year no period, but everything else still is.
    """

    def __init__(self, told: ToldPlan) -> None:
        self.problems: list[Problem] = []
        self.year = self.assessed = 0
        self._told = told
        self._answered = any(one.field in ANSWERED for row in told.measures for one in row.told)
        self._codes: Codes | None = None

    def fields(self) -> dict[str, Any]:
        """The fields of the plan by name, the years first: others are read by them."""
        by_name = {one.field: one for one in self._told.fields}
        self._take_years(by_name)
        rest = (one for name, one in by_name.items() if name not in ("year", "assessed"))
        return {one.field: found for one in rest if (found := self._take(one)) is not None}

    def measures(self) -> Iterator[Measure]:
        """The measures that have anything in them, as far as they can be read."""
        for number, told in enumerate(self._told.measures, 1):
            if not told.told:
                continue
            taken = {one.field: self._take(one) for one in told.told}
            if isinstance(either := taken.pop("answers", None), tuple):
                taken.setdefault(*either)
            if isinstance(taken.get("period"), tuple):
                taken["period"], taken["period_printed"] = taken["period"]
            taken["step_terms"] = self._step_terms(told, taken)
            self._answers_something(told, number)
            yield Measure(**{name: value for name, value in taken.items() if value is not None})

    def _step_terms(self, told: ToldMeasure, taken: dict[str, Any]) -> tuple[StepTerms, ...]:
        """What single steps say of themselves; their columns are not those of a measure."""
        steps = len(taken.get("steps") or ())
        terms: dict[int, StepTerms] = {}
        for one in told.told:
            if one.field in OF_STEPS:
                read = partial(terms_of_steps, field=one.field, steps=steps, year=self._fiscal_year)
                given = self._fit(one._replace(value=taken.pop(one.field)), read)
                for number, said in (given or {}).items():
                    terms[number] = replace(terms.get(number, StepTerms(number)), **said)
        return tuple(terms[number] for number in sorted(terms))

    def _take_years(self, fields: Mapping[str, Told]) -> None:
        if "year" in fields:
            self.year = self._fit(fields["year"], values.fiscal_year) or 0
        if "assessed" in fields:
            self.assessed = self._fit(fields["assessed"], values.fiscal_year) or 0
        elif self.year:
            self.assessed = self.year - 1
        if self.year and self.assessed > self.year:
            says = _ASSESSED_LATER.fill(year=self.year, assessed=self.assessed)
            self.problems.append(Problem(fields["assessed"].where, says))
        elif self.assessed:
            place = fields.get("assessed") or fields["year"]
            rules = self._fit(place._replace(value=self.assessed), framework_of_year)
            self._codes = None if rules is None else Codes(rules)

    def _take(self, told: Told) -> Any:
        return self._fit(told, self._reader(told.field))

    def _fit(self, told: Told, read: Callable[[object], Any]) -> Any:
        return fitted(told, read, title_of(told.field), self.problems)

    def _reader(self, field: str) -> Callable[[object], Any]:
        codes, year = self._codes, self._fiscal_year
        if field in ANSWERED and codes is not None:
            read: Callable[[object], Any] = getattr(codes, field)  # named as the fields
            return read
        if field == "period" and year is not None:
            return lambda value: period_of_work(value, year)
        if field == "reported" and year is not None:
            return lambda value: values.period(value, year)[0]
        if field == "meeting":
            return values.day
        if field == "budget":
            return amount
        lists = field in (*LISTS, *OF_STEPS, "questions") or field.startswith("limitations.")
        return values.entries if lists else values.line

    @property
    def _fiscal_year(self) -> FiscalYear | None:
        return FiscalYear(self.year) if self.year else None

    def _answers_something(self, told: ToldMeasure, number: int) -> None:
        if not self._answered:
            if number == 1 and not self._told.problems:  # else its column may have been told
                self.problems.append(Problem(told.where, _NOTHING_ANSWERED))
        elif not any(one.field in ANSWERED for one in told.told):
            self.problems.append(Problem(told.where, _ANSWERS_NOTHING.fill(number=number)))


def _is_filled(told: ToldMeasure) -> bool:
    return any(one.field not in ANSWERED for one in told.told)


_NO_YEAR = Text(
    "ไม่ได้บอกปีงบประมาณของมาตรการ โปรดกรอกที่ year หรือในไฟล์ Excel "
    "เขียน “ปีงบประมาณ พ.ศ.” และปีไว้เหนือตาราง",
    "the fiscal year of the measures is missing; give it under year, or in Excel "
    "write “ปีงบประมาณ พ.ศ.” and the year above the table.",
)
_EMPTY = Text(
    "แผนยังไม่มีมาตรการ โปรดกรอกมาตรการหรือวิธีการอย่างน้อยหนึ่งแถว",
    "the plan has no measures yet; fill in measures or methods of at least one row.",
)
_TOO_MANY = Text(
    "มีมาตรการเกิน 2,000 แถว ซึ่งไม่ใช่แผนของหน่วยงานเดียว โปรดตรวจว่าเลือกไฟล์ถูกต้อง",
    "there are more than 2,000 measures, which is not one agency's plan; "
    "check that it is the file you meant.",
)
_ASSESSED_LATER = Text(
    "มาตรการของปี {year} ตอบผลการประเมินปี {assessed} ซึ่งมาทีหลังไม่ได้ โปรดแก้ปีใดปีหนึ่ง",
    "measures of {year} cannot answer the assessment of {assessed}, which is later; "
    "correct one of the years.",
)
_ANSWERS_NOTHING = Text(
    "มาตรการที่ {number} ไม่ได้บอกว่าแก้ประเด็นหรือตัวชี้วัดใด โปรดเติมประเด็น ตัวชี้วัด หรือข้อ ในแถวนี้ "
    "(ถ้าเว้นไว้เพราะเหมือนแถวบน ให้ผสานเซลล์หรือเขียนซ้ำ)",
    "measure {number} does not say what it answers; give its theme, indicator or questions "
    "(where it is empty because the row above says it, merge the cells or repeat it).",
)
_NOTHING_ANSWERED = Text(
    "ไม่มีแถวใดบอกว่ามาตรการแก้ประเด็นหรือตัวชี้วัดใด โปรดเพิ่มคอลัมน์ 'ประเด็น' หรือ 'ตัวชี้วัด' แล้วกรอกทุกมาตรการ",
    "no row says what its measure answers; add a column 'ประเด็น' (theme) or 'ตัวชี้วัด' "
    "(indicator) and fill it in for every measure.",
)
