"""Why a way cannot be found, in sentences."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from prongsai.core.framework import Framework, Level
from prongsai.core.missing import missing_marks, missing_scores
from prongsai.core.problems import Problem
from prongsai.core.scoring import Score, score
from prongsai.core.whatif.costs import Costs
from prongsai.core.whatif.raising import FULL, changeable, published_only
from prongsai.core.wording import Text, same


def unknown_level(code: str, framework: Framework) -> Problem:
    """The level asked for is not one of this year's."""
    # The lowest level of all is nothing to reach; pages do not offer it either.
    levels = _listed(_called(level) for level in framework.levels if level.at_least > 0)
    return Problem(same(framework.name), _NO_SUCH_LEVEL.fill(code=code, levels=levels))


def unknown_total(total: Score) -> Problem:
    """Without a total there is nothing to raise; say what keeps it from being known."""
    missing = _listed(
        _CODED.fill(code=score.node.code, name=score.node.name) for score in missing_scores(total)
    )
    return Problem(total.node.name, _NO_TOTAL.fill(missing=missing))


def obstacle(now: Score, best: Score, target: Level, costs: Costs) -> Text:
    """Why no way is found: the level is out of reach, or marks are missing to work it out.

    ``best`` has every change made that is known to be possible.
    """
    utmost = _with_full_marks(now, costs)
    if any(_short_of(utmost, target)):
        sentences = [
            _BEST.fill(level=named(target), falls_short=_listed(_short_of(utmost, target)))
        ]
        barred = [node.code for node, _ in changeable(now) if node.code in costs.barred]
        if barred:
            sentences.append(_BARRED.fill(codes=", ".join(barred)))
        return Text(*(" ".join(said) for said in zip(*sentences, strict=True)))
    return _NOT_WORKED_OUT.fill(
        level=named(target),
        falls_short=_listed(_short_of(best, target)),
        missing=", ".join(_runs(_missing(now), _marked_codes(now))),
    )


def named(level: Level) -> Text:
    """A level within a sentence: by its letter, or by the name of the result."""
    wording = _BY_LETTER if level.code.isascii() else _BY_NAME
    return wording.fill(code=level.code, name=level.name)


def _called(level: Level) -> Text:
    """The code to type, with the name where that says more."""
    coded = _CODED.fill(code=level.code, name=level.name)
    return Text(
        level.code if level.code in level.name.th else coded.th,
        level.code if level.code in level.name.en else coded.en,
    )


def _with_full_marks(now: Score, costs: Costs) -> Score:
    """The score with 100 wherever a mark is not known or can be changed."""
    marks = {
        below.node.code: below.value
        if below.node.code in costs.barred and below.value is not None
        else FULL
        for below in now.walk()
        if below.node.is_marked
    }
    return score(now.node, marks)


def _missing(now: Score) -> Iterator[str]:
    """The codes of the marks whose lack leaves a published score below 100 unexplained."""
    for given in published_only(now):
        if given.value != FULL or given is now:
            yield from (score.node.code for score in missing_marks(given))


def _marked_codes(now: Score) -> Iterator[str]:
    return (below.node.code for below in now.walk() if below.node.is_marked)


def _runs(codes: Iterable[str], framework_order: Iterable[str]) -> Iterator[str]:
    """The codes with neighbours of one instrument drawn together: i1–i7, i9, e2–e5."""
    wanted = set(codes)
    for (_, within), run in groupby(framework_order, lambda code: (code[0], code in wanted)):
        if within:
            first, *others = run
            yield f"{first}–{others[-1]}" if others else first


def _short_of(best: Score, target: Level) -> Iterator[Text]:
    if best.announced is not None and best.announced < target.at_least:
        yield _SHORT.fill(name=best.node.name, best=best.announced, needed=target.at_least)
    for part in best.parts:
        needed = target.each_instrument
        if needed is not None and (part.announced is None or part.announced < needed):
            reached = same("-") if part.announced is None else same(str(part.announced))
            yield _SHORT.fill(name=part.node.name, best=reached, needed=needed)


def _listed(texts: Iterable[Text]) -> Text:
    return Text(*(", ".join(said) for said in zip(*texts, strict=True)))


_CODED = Text("{code} ({name})", "{code} ({name})")
_NO_SUCH_LEVEL = Text(
    "ไม่มีระดับผลการประเมิน '{code}' ในปีนี้ ระดับที่มีคือ {levels}",
    "this year has no level '{code}'; its levels are {levels}.",
)
_NO_TOTAL = Text(
    "ยังไม่ทราบคะแนน จึงหาวิธีไปให้ถึงระดับเป้าหมายไม่ได้ โปรดเติมคะแนนของ {missing}",
    "the score is not known yet, so no way to a level can be found; add the marks of {missing}.",
)
_BY_LETTER = Text("ระดับ {code}", "level {code}")
_BY_NAME = Text("ผลการประเมิน “{name}”", "the result “{name}”")
_BEST = Text(
    "แม้ทุกข้อที่แก้ไขได้จะได้ 100 คะแนนเต็ม ก็ยังไม่ถึง{level}: {falls_short}",
    "Even with 100 for everything that can be changed, {level} is not reached: {falls_short}.",
)
_SHORT = Text("{name} จะได้ {best} แต่ต้องได้ {needed}", "{name} would be {best} and must be {needed}")
_BARRED = Text(
    "ข้อที่กำหนดไว้ไม่ให้เปลี่ยน ได้แก่ {codes}",
    "Not to be changed, as you asked: {codes}.",
)
_NOT_WORKED_OUT = Text(
    "ยังหาแนวทางไปสู่{level} ไม่ได้จากคะแนนที่ทราบ: แม้แก้ไขทุกข้อที่ทราบคะแนนจนได้ 100 คะแนนเต็ม "
    "{falls_short} ส่วนที่เหลือทราบเพียงคะแนนที่ประกาศ โปรดเติมคะแนนรายข้อ {missing} แล้วลองใหม่",
    "A way to {level} cannot be worked out from what is known: with 100 for every known mark that "
    "can be changed, {falls_short}. Of the rest only the published score is known; add the marks "
    "{missing}, and try again.",
)
