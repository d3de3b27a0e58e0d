"""A misread digit is found wherever it breaks a sum, and mended only where nothing else would."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.core.framework import Framework
from prongsai.core.loading import load_framework
from prongsai.core.reading.digits_confused import readings
from prongsai.core.reading.facts import Facts, Figure, QuestionRead, Said, ScoreRead
from prongsai.core.reading.figures_printed import figures_of
from prongsai.core.reading.repairs import Figures, candidates
from prongsai.core.reading.sums import checked
from prongsai.core.scoring import level, score
from prongsai.core.sheets.sheet import Sheet
from prongsai.core.thai import thai_digits

YEARS = tuple(range(2562, 2570))
INDICATORS = tuple(str(number) for number in range(1, 11))

hundredths = st.integers(0, 10_000).map(lambda number: Decimal(number).scaleb(-2))


def printed(value: Decimal, line: int, thai: bool) -> Figure:
    words = f"{value:.2f}"
    return Figure(Decimal(words), thai_digits(words) if thai else words, line)


def report(framework: Framework, scores: Mapping[str, Decimal], thai: bool) -> Facts:
    """A report with every indicator, every instrument, the total and the level, and no fault."""
    whole = score(framework.assessment, Sheet(framework.year, scores=scores).known)
    reached = level(framework, whole)
    assert whole.announced is not None
    assert reached is not None
    codes = (*framework.instruments, *(framework.nodes[code] for code in INDICATORS))
    figures = [(node.code, whole.find(node.code).announced) for node in codes]
    return Facts(
        fiscal_year=framework.year,
        total=printed(whole.announced, 1, thai),
        level=Said(reached.code, reached.code, 2),
        scores=tuple(
            ScoreRead(code, printed(value, line, thai))
            for line, (code, value) in enumerate(figures, start=3)
            if value is not None
        ),
    )


reports = st.builds(
    lambda year, values, thai: report(
        load_framework(year), dict(zip(INDICATORS, values, strict=True)), thai
    ),
    st.sampled_from(YEARS),
    st.lists(hundredths, min_size=10, max_size=10),
    st.booleans(),
)


def figures_in(facts: Facts) -> Figures:
    framework = load_framework(facts.fiscal_year or 0)
    said = facts.level.value if facts.level else None
    return Figures(framework, figures_of(facts, framework), {}, said)


@settings(deadline=None, max_examples=60)
@given(facts=reports)
def test_nothing_is_told_of_figures_that_fit(facts):
    assert checked(facts, load_framework(facts.fiscal_year)) == facts


@settings(deadline=None, max_examples=120)
@given(facts=reports, pick=st.data())
def test_a_misread_digit_is_mended_if_nothing_else_would_and_else_told_among_the_candidates(
    facts, pick
):
    at = pick.draw(st.integers(-1, len(facts.scores) - 1), label="which figure")
    right = facts.total if at < 0 else facts.scores[at].figure
    wrong = pick.draw(st.sampled_from(list(readings(right.printed))), label="as it is read")
    figure = Figure(wrong.value, wrong.reads, right.line)
    node = "total" if at < 0 else facts.scores[at].node
    scores = (*facts.scores[:at], ScoreRead(node, figure), *facts.scores[at + 1 :])
    misread = replace(facts, total=figure) if at < 0 else replace(facts, scores=scores)

    found = candidates(figures_in(misread))
    result = checked(misread, load_framework(facts.fiscal_year))

    if figures_in(misread).agree:
        assert result == misread
        return
    assert result.disagreements
    assert (node, right.printed) in [(one.node, one.reads) for one in found]
    for told in result.disagreements:
        assert told.repairs == (found if len(found) == 1 else ())
        assert len(found) == 1 or str(len(found)) in told.explanation.th
    assert (result.total, result.scores) == (misread.total, misread.scores)


# A report with a score for each question and item shows more sums, so more is singled out.
def test_with_more_sums_a_misread_score_is_singled_out():
    framework = load_framework(YEARS[-1])
    marks = {node.code: Decimal(at % 4 * 25) for at, node in enumerate(framework.marked)}
    whole = score(framework.assessment, Sheet(framework.year, marks=marks).known)
    questions = tuple(
        QuestionRead(code, line, printed(mark, line, thai=True))
        for line, (code, mark) in enumerate(marks.items(), start=100)
    )
    indicators = tuple(
        ScoreRead(code, printed(whole.find(code).announced or Decimal(0), line, thai=True))
        for line, code in enumerate(INDICATORS, start=10)
    )
    facts = Facts(
        fiscal_year=framework.year,
        total=printed(whole.announced or Decimal(0), 1, thai=True),
        scores=indicators,
        questions=questions,
    )
    right = next(one.figure for one in questions if one.figure and one.figure.printed == "๗๕.๐๐")
    assert checked(facts, framework) == facts

    wrong = Figure(Decimal("15.00"), "๑๕.๐๐", right.line)
    misread = replace(
        facts,
        questions=tuple(
            one._replace(figure=wrong) if one.line == right.line else one for one in questions
        ),
    )

    told = checked(misread, framework).disagreements
    assert {len(one.repairs) for one in told} == {1}
    assert {one.repairs[0].reads for one in told} == {"๗๕.๐๐"}
