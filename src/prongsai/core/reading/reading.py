"""A report from its printed lines to its facts: outlined, read part by part, and added up."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework, years
from prongsai.core.reading.documents_held import documents_in
from prongsai.core.reading.facts import Doubt, Facts
from prongsai.core.reading.figures_printed import figures_of
from prongsai.core.reading.findings import findings_in
from prongsai.core.reading.follow_up import follow_up_in
from prongsai.core.reading.groups import groups_in
from prongsai.core.reading.letters import letters_in
from prongsai.core.reading.limitations import limitations_in
from prongsai.core.reading.measures import measures_in
from prongsai.core.reading.outline import Part
from prongsai.core.reading.outlining import outlined
from prongsai.core.reading.places import placed
from prongsai.core.reading.questions import questions_in
from prongsai.core.reading.scores import scores_in
from prongsai.core.reading.source import Source
from prongsai.core.reading.sums import checked
from prongsai.core.reading.whose import whose_in
from prongsai.core.wording import Text


def read_report(source: Source, year: int | None = None) -> Facts:
    """Everything that is printed in a report, and what of it does not fit together.

    ``year`` is the fiscal year assessed, for a report that does not print it. Themes and
    indicators are known by the rules of that year, or of the nearest year that has rules; sums are
    done only by the rules of the year itself. Never fails; what is not there is empty.
    """
    parts = outlined(source)
    facts = _read(parts, year)
    rules = _rules(facts.fiscal_year)
    told = (*facts.doubts, *without_rules(facts), *_unclear(facts, source))
    return checked(placed(replace(facts, doubts=told), source, parts), rules, parts)


def _read(parts: Sequence[Part], year: int | None) -> Facts:
    """What every part of a report says, each fact where it is first printed."""
    whose = whose_in(parts)
    assessed = whose.fiscal_year or year
    rules = _nearest_rules(assessed)
    scores = scores_in(parts, rules)
    questions = questions_in(parts)
    groups = groups_in(parts)
    findings = findings_in(parts, rules)
    measures = measures_in(parts, rules, whose.work_year)
    letters = letters_in(parts)
    facts = Facts(
        agency=whose.agency,
        fiscal_year=assessed,
        work_year=whose.work_year,
        total=scores.total,
        level=scores.level,
        scores=scores.scores,
        questions=questions.questions,
        groups=groups.groups,
        findings=findings.rows,
        measures=measures.rows,
        follow_up=follow_up_in(parts),
        signers=letters.signers,
        limitations=limitations_in(parts),
        references=letters.references,
        days=letters.days,
        doubts=_doubts(scores, questions, groups, findings, measures),
    )
    return replace(facts, documents=documents_in(parts, facts))


class _Doubtful(Protocol):
    """What a finder gives, with what may be otherwise in it."""

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What may be otherwise."""


def _doubts(*found: _Doubtful) -> tuple[Doubt, ...]:
    return tuple(dict.fromkeys(doubt for one in found for doubt in one.doubts))


def _rules(year: int | None) -> Framework | None:
    return load_framework(year) if year in years() and year is not None else None


def _nearest_rules(year: int | None) -> Framework:
    """The rules of a year, else those of the year that is next to it, of all the newest."""
    known = years()
    return load_framework(min(known, key=lambda one: (abs(one - (year or known[-1])), -one)))


def without_rules(facts: Facts) -> Iterator[Doubt]:
    """The doubt of a report whose scores no rules can add up: no year, or one without rules."""
    if _rules(facts.fiscal_year) is not None or not (facts.total or facts.scores):
        return
    figure = facts.total or facts.scores[0].figure
    says = _NO_YEAR if facts.fiscal_year is None else _NO_RULES.fill(year=facts.fiscal_year)
    yield Doubt(figure.line, figure.printed, "", says)


def _unclear(facts: Facts, source: Source) -> Iterator[Doubt]:
    """A doubt for each score on a line whose words the reader of a scan doubts."""
    unsure = {line.number for line in source.lines if not line.sure}
    if not unsure:
        return
    for one in figures_of(facts, _nearest_rules(facts.fiscal_year)):
        if one.figure.line in unsure:
            yield Doubt(one.figure.line, one.figure.printed, str(one.figure.value), _UNCLEAR)


_NO_YEAR = Text(
    "ไม่พบปีงบประมาณของผลการประเมิน จึงยังไม่ได้ตรวจผลรวม โปรดระบุปีงบประมาณ",
    "no fiscal year of the result is printed, so nothing was added up; say the fiscal year",
)
_NO_RULES = Text(
    "ไม่มีหลักเกณฑ์ของปีงบประมาณ {year} จึงยังไม่ได้ตรวจผลรวม โปรดตรวจปีงบประมาณ",
    "there are no rules of {year}, so nothing was added up; check the fiscal year",
)
_UNCLEAR = Text(
    "ภาพตรงนี้ไม่ชัด เลขอาจอ่านผิด โปรดตรวจกับต้นฉบับ",
    "the scan is unclear here and the figure may be misread; check the original",
)
