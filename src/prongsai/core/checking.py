"""What must be true of a framework, each rule one function that yields sentences."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from prongsai.core.calendar import FiscalYear
from prongsai.core.framework import DOCUMENTS, Framework, Node
from prongsai.core.problems import Problem
from prongsai.core.surveys.rules_checks import groups_are_told_apart, surveys_are_of_instruments
from prongsai.core.wording import Text, same

Says = Iterator[Text]
Rule = Callable[[Framework, str], Says]

_CODE = re.compile(r"[a-z0-9]+([._][a-z0-9]+)*")


def check_framework(framework: Framework, file: str) -> list[Problem]:
    """Every problem with the rules of a framework whose fields have been read."""
    return [Problem(same(file), says) for rule in RULES for says in rule(framework, file)]


def file_is_named_after_the_year(framework: Framework, file: str) -> Says:
    """A reader finds the rules of a year by the name of the file."""
    if file != f"{framework.name}.yaml":
        yield _FILE_NAME.fill(name=framework.name)


def codes_are_unique(framework: Framework, _: str) -> Says:
    """A mark is known by its code, so no two nodes share one."""
    for what, codes in _coded(framework):
        for code, times in Counter(codes).items():
            if times > 1:
                yield _REPEATED.fill(what=what, code=code, times=times)


def codes_are_written_one_way(framework: Framework, _: str) -> Says:
    """Sheets are read whatever their capitals, so the framework has small letters only."""
    for node in _nodes(framework):
        if not _CODE.fullmatch(node.code):
            yield _BAD_CODE.fill(code=node.code)


def weights_add_up(framework: Framework, _: str) -> Says:
    """A weighted sum shares out exactly one hundred percent; a mean has no weights."""
    for node in _nodes(framework):
        weights = [part.weight for part in node.parts if part.weight is not None]
        if node.combine != "weighted_sum":
            if weights:
                yield _WEIGHTS_IN_A_MEAN.fill(code=node.code)
        elif len(weights) < len(node.parts):
            missing = [part.code for part in node.parts if part.weight is None]
            yield _WITHOUT_WEIGHT.fill(code=node.code, missing=", ".join(missing))
        elif sum(weights) != 100:
            yield _WEIGHTS_DO_NOT_ADD_UP.fill(code=node.code, total=sum(weights))


def marks_are_given_below(framework: Framework, _: str) -> Says:
    """Questions and items receive marks; whatever is above them has parts to combine."""
    for node in _nodes(framework):
        if not node.parts and node.kind not in ("question", "item", "part"):
            yield _WITHOUT_PARTS.fill(code=node.code)
        if node.parts and node.kind == "item":
            yield _ITEM_WITH_PARTS.fill(code=node.code)
        if node.parts and node.kind == "part":
            yield _PART_WITH_PARTS.fill(code=node.code)


def items_say_what_they_need(framework: Framework, _: str) -> Says:
    """An officer can only hand in what she is told to; so an item lists its elements."""
    for node in _nodes(framework):
        if node.kind == "item" and not node.elements:
            yield _ITEM_WITHOUT_ELEMENTS.fill(code=node.code)
        if node.kind != "item" and node.elements:
            yield _ELEMENTS_ELSEWHERE.fill(code=node.code)


def documents_prove_items(framework: Framework, _: str) -> Says:
    """Documents made here go into the folder of the item that they prove."""
    for node in _nodes(framework):
        if node.kind != "item" and node.documents:
            yield _DOCUMENTS_ELSEWHERE.fill(code=node.code)
        for name in node.documents:
            if name not in DOCUMENTS:
                yield _NO_SUCH_DOCUMENT.fill(code=node.code, name=name, known=_ALL_DOCUMENTS)


def references_exist(framework: Framework, _: str) -> Says:
    """A scale, theme or source that a node names is in the file."""
    themes = [theme.code for theme in framework.themes]
    for node in _nodes(framework):
        if node.kind != "part" or node.scale != framework.parents[node.code].scale:
            yield from _named(node.code, _SCALE, node.scale, framework.scales)
        yield from _named(node.code, _THEME, node.theme, themes)
    for owner, sources in _cited(framework):
        for source in sources:
            yield from _named(owner, _SOURCE, source, framework.sources)


def scales_run_from_nothing_to_all(framework: Framework, _: str) -> Says:
    """A scale offers 0 and 100, else no question could reach the ends of its range."""
    for scale in framework.scales.values():
        marks = {option.mark for option in scale.options}
        if not {Decimal(0), Decimal(100)} <= marks:
            yield _SCALE_WITHOUT_ENDS.fill(code=scale.code)


def every_score_has_a_place(framework: Framework, _: str) -> Says:
    """Levels and bands run from the highest down to 0, so that no score is left without one."""
    for what, steps in ((_LEVELS, framework.levels), (_BANDS, framework.bands)):
        starts = [step.at_least for step in steps]
        if not starts or starts[-1] != 0:
            yield _LAST_IS_NOT_ZERO.fill(what=what)
        if starts != sorted(starts, reverse=True):
            yield _NOT_DESCENDING.fill(what=what)
    if framework.levels and framework.levels[-1].each_instrument is not None:
        yield _LOWEST_LEVEL_WITH_CONDITION


def every_place_can_be_reached(framework: Framework, _: str) -> Says:
    """A level or band that begins where the one above it does is reached only by what that asks."""
    for above, below in pairwise(framework.levels):
        easier = (below.each_instrument or 0) < (above.each_instrument or 0)
        if below.at_least == above.at_least and not easier:
            yield _HIDDEN.fill(what=_LEVELS, below=below.code, above=above.code)
    for upper, lower in pairwise(framework.bands):
        if lower.at_least == upper.at_least:
            yield _HIDDEN.fill(what=_BANDS, below=lower.code, above=upper.code)


def drafts_say_why(framework: Framework, _: str) -> Says:
    """What is not certain is told with its reason."""
    whole = (framework.name, framework.status, framework.because)
    nodes = [(node.code, node.status, node.because) for node in _nodes(framework)]
    for owner, status, because in (whole, *nodes):
        if status == "draft" and because is None:
            yield _DRAFT_WITHOUT_REASON.fill(owner=owner)
        if status != "draft" and because is not None:
            yield _REASON_WITHOUT_DRAFT.fill(owner=owner)


def samples_belong_to_surveys(framework: Framework, _: str) -> Says:
    """Only an instrument with questions is answered by people."""
    surveys = [
        instrument.code
        for instrument in framework.instruments
        if any(node.kind == "question" for node in instrument.walk())
    ]
    for code in framework.sampling:
        if code not in surveys:
            yield _SAMPLE_WITHOUT_SURVEY.fill(code=code, surveys=", ".join(surveys) or "-")
    for code in surveys:
        if code not in framework.sampling:
            yield _SURVEY_WITHOUT_SAMPLE.fill(code=code)


def windows_end_after_they_begin(framework: Framework, _: str) -> Says:
    """A window of the calendar closes on the day it opens or later."""
    for window in framework.calendar:
        if window.opens and window.closes and window.closes < window.opens:
            yield _CLOSES_BEFORE_IT_OPENS.fill(
                code=window.code, opens=window.opens, closes=window.closes
            )


def windows_lie_in_the_year(framework: Framework, _: str) -> Says:
    """A window lies in the fiscal year or the half year after it, when results are announced."""
    first = FiscalYear(framework.year).starts
    last = FiscalYear(framework.year + 1).first_half.ends
    for window in framework.calendar:
        for day in (window.opens, window.closes):
            if day and not first <= day <= last:
                yield _OUT_OF_THE_YEAR.fill(code=window.code, day=day, first=first, last=last)


RULES: tuple[Rule, ...] = (
    file_is_named_after_the_year,
    codes_are_unique,
    codes_are_written_one_way,
    weights_add_up,
    marks_are_given_below,
    items_say_what_they_need,
    documents_prove_items,
    references_exist,
    scales_run_from_nothing_to_all,
    every_score_has_a_place,
    every_place_can_be_reached,
    drafts_say_why,
    samples_belong_to_surveys,
    surveys_are_of_instruments,
    groups_are_told_apart,
    windows_end_after_they_begin,
    windows_lie_in_the_year,
)


def _nodes(framework: Framework) -> Iterator[Node]:
    return framework.assessment.walk()


def _coded(framework: Framework) -> Iterator[tuple[Text, Iterable[str]]]:
    """Each group of things whose codes must differ, with what they are."""
    yield _NODES, (node.code for node in _nodes(framework))
    yield _THEMES, (theme.code for theme in framework.themes)
    yield _LEVELS, (level.code for level in framework.levels)
    yield _BANDS, (band.code for band in framework.bands)
    yield _WINDOWS, (window.code for window in framework.calendar)
    for scale in framework.scales.values():
        yield _OPTIONS.fill(code=scale.code), (option.code for option in scale.options)
    for node in _nodes(framework):
        yield _ELEMENTS.fill(code=node.code), (element.code for element in node.elements)


def _cited(framework: Framework) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in _nodes(framework):
        yield node.code, node.sources
    for sampling in framework.sampling.values():
        yield f"sampling › {sampling.instrument}", sampling.sources
    for window in framework.calendar:
        yield f"calendar › {window.code}", window.sources


def _named(owner: str, what: Text, code: str | None, known: Iterable[str]) -> Says:
    choices = tuple(known)
    if code is not None and code not in choices:
        yield _UNKNOWN.fill(owner=owner, what=what, code=code, known=", ".join(choices) or "-")


# What sentences speak of.
_SCALE = Text("มาตรวัด", "scale")
_THEME = Text("ประเด็น", "theme")
_SOURCE = Text("แหล่งที่มา", "source")
_ALL_DOCUMENTS = ", ".join(DOCUMENTS)
_NODES = Text("ข้อและตัวชี้วัด", "nodes")
_THEMES = Text("ประเด็น (themes)", "themes")
_LEVELS = Text("ระดับผลการประเมิน (levels)", "levels")
_BANDS = Text("กลุ่มคะแนน (bands)", "bands")
_WINDOWS = Text("ปฏิทิน (calendar)", "windows of the calendar")
_OPTIONS = Text("คำตอบของมาตรวัด {code}", "options of scale {code}")
_ELEMENTS = Text("องค์ประกอบของ {code}", "elements of {code}")

_FILE_NAME = Text(
    "ไฟล์นี้เป็นหลักเกณฑ์ {name} โปรดเปลี่ยนชื่อไฟล์เป็น {name}.yaml หรือแก้ year และ revision",
    "these are the rules {name}; name the file {name}.yaml, or correct year and revision.",
)
_REPEATED = Text(
    "ใน{what} รหัส '{code}' ซ้ำกัน {times} ครั้ง โปรดตั้งรหัสให้ต่างกัน",
    "among the {what}, the code '{code}' stands {times} times; give each a code of its own.",
)
_BAD_CODE = Text(
    "รหัส '{code}' ต้องเขียนด้วยอักษรอังกฤษตัวเล็ก ตัวเลข และจุด โดยไม่เว้นวรรค เช่น o2 หรือ 9.1",
    "the code '{code}' must be small letters, digits and dots without spaces, such as o2 or 9.1.",
)
_WEIGHTS_DO_NOT_ADD_UP = Text(
    "น้ำหนักใต้ '{code}' รวมกันได้ {total} แต่ต้องรวมกันได้ 100",
    "the weights under '{code}' add up to {total}; they must add up to 100.",
)
_WITHOUT_WEIGHT = Text(
    "'{code}' เป็นผลรวมถ่วงน้ำหนัก แต่ {missing} ไม่มี weight โปรดเติม",
    "'{code}' is a weighted sum, but {missing} has no weight; add it.",
)
_WEIGHTS_IN_A_MEAN = Text(
    "'{code}' คิดเป็นค่าเฉลี่ย แต่ข้างใต้มีน้ำหนัก โปรดลบ weight หรือใช้ combine: weighted_sum",
    "'{code}' is a mean but has weights under it; remove them or say combine: weighted_sum.",
)
_WITHOUT_PARTS = Text(
    "'{code}' ไม่มีข้อย่อย โปรดเพิ่ม parts หากเป็นข้อคำถามให้เพิ่ม scale หากเป็นข้อตรวจ OIT ให้เพิ่ม data_year",
    "'{code}' has no parts; add them, or a scale if it is a question, "
    "or a data_year if it is an item.",
)
_ITEM_WITH_PARTS = Text(
    "'{code}' เป็นข้อตรวจ OIT จึงมี parts ไม่ได้ โปรดเขียนเป็น elements",
    "'{code}' is an item and cannot have parts; list its elements instead.",
)
_PART_WITH_PARTS = Text(
    "'{code}' เป็นข้อย่อยของข้อคำถาม จึงมี parts อีกชั้นไม่ได้ โปรดย้ายขึ้นไปอยู่ชั้นเดียวกัน",
    "'{code}' is a part of a question and cannot have parts; move them up beside it.",
)
_ITEM_WITHOUT_ELEMENTS = Text(
    "'{code}' ไม่บอกว่าต้องแสดงอะไร โปรดเพิ่ม elements อย่างน้อยหนึ่งข้อ",
    "'{code}' does not say what it must show; add at least one element.",
)
_ELEMENTS_ELSEWHERE = Text(
    "'{code}' ไม่ใช่ข้อตรวจ OIT จึงมี elements ไม่ได้ โปรดลบ หรือย้ายไปไว้ในข้อตรวจ",
    "'{code}' is not an item and cannot have elements; remove them, or move them to an item.",
)
_DOCUMENTS_ELSEWHERE = Text(
    "'{code}' ไม่ใช่ข้อตรวจ OIT จึงมี documents ไม่ได้ โปรดลบ หรือย้ายไปไว้ในข้อตรวจ",
    "'{code}' is not an item and cannot have documents; remove them, or move them to an item.",
)
_NO_SUCH_DOCUMENT = Text(
    "'{code}' มี documents '{name}' ซึ่งระบบไม่ได้จัดทำ โปรดใช้ {known}",
    "'{code}' has the document '{name}', which is not made here; use {known}.",
)
_UNKNOWN = Text(
    "'{owner}' อ้างถึง{what} '{code}' ซึ่งไม่มีในไฟล์ โปรดใช้ค่าที่มี คือ {known}",
    "'{owner}' names the {what} '{code}', which the file does not have; use one it has: {known}.",
)
_SCALE_WITHOUT_ENDS = Text(
    "มาตรวัด '{code}' ต้องมีคำตอบที่ได้ 0 และคำตอบที่ได้ 100 โปรดแก้ mark ของคำตอบ",
    "scale '{code}' must have an option worth 0 and one worth 100; correct the marks.",
)
_LAST_IS_NOT_ZERO = Text(
    "รายการสุดท้ายของ{what} ต้องมี from: 0 เพื่อให้ทุกคะแนนอยู่ในรายการใดรายการหนึ่ง",
    "the last of the {what} must have from: 0, so that every score has its place.",
)
_NOT_DESCENDING = Text(
    "{what} ต้องเรียงจากสูงไปต่ำ โปรดสลับลำดับตามค่า from",
    "the {what} must stand from the highest to the lowest; order them by from.",
)
_LOWEST_LEVEL_WITH_CONDITION = Text(
    "ระดับต่ำสุดต้องไม่มี each_instrument โปรดลบ เพื่อให้ทุกคะแนนมีระดับ",
    "the lowest level must have no each_instrument; remove it, so that every total has a level.",
)
_HIDDEN = Text(
    "ใน{what} '{below}' เริ่มที่คะแนนเดียวกับ '{above}' โดยเงื่อนไขไม่ได้ง่ายกว่า จึงไม่มีหน่วยงานใดได้ "
    "โปรดแก้ from หรือลบ",
    "of the {what}, '{below}' begins where '{above}' does and asks no less, so nobody gets it; "
    "correct its from or remove it.",
)
_DRAFT_WITHOUT_REASON = Text(
    "'{owner}' เป็นร่าง (draft) แต่ไม่บอกเหตุผล โปรดเพิ่ม because",
    "'{owner}' is a draft but does not say why; add because.",
)
_REASON_WITHOUT_DRAFT = Text(
    "'{owner}' มี because แต่ไม่ได้เป็นร่าง โปรดเพิ่ม status: draft หรือลบ because",
    "'{owner}' has a because but is no draft; add status: draft or remove it.",
)
_SAMPLE_WITHOUT_SURVEY = Text(
    "sampling มี '{code}' ซึ่งไม่มีผู้ตอบ แบบวัดที่มีข้อคำถามคือ {surveys} โปรดลบหรือแก้รหัส",
    "sampling has '{code}', which nobody answers; those with questions are {surveys}; "
    "remove it or correct the code.",
)
_SURVEY_WITHOUT_SAMPLE = Text(
    "แบบวัด '{code}' มีผู้ตอบ แต่ไม่มีเกณฑ์จำนวนผู้ตอบ โปรดเพิ่ม '{code}' ใน sampling",
    "instrument '{code}' has respondents but no sampling rule; add '{code}' under sampling.",
)
_CLOSES_BEFORE_IT_OPENS = Text(
    "ช่วงเวลา '{code}' ปิด {closes} ก่อนวันเปิด {opens} โปรดแก้ opens หรือ closes",
    "the window '{code}' closes on {closes} before it opens on {opens}; correct one of the two.",
)
_OUT_OF_THE_YEAR = Text(
    "ช่วงเวลา '{code}' มีวันที่ {day} ซึ่งไม่อยู่ระหว่าง {first} ถึง {last} "
    "โปรดใช้วันของปีงบประมาณนี้ และเขียนปีเป็น ค.ศ.",
    "the window '{code}' has the day {day}, which is not from {first} to {last}; "
    "give a day of this fiscal year, with the year of the common era.",
)
