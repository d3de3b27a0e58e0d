"""What must be true of a framework, each rule one function that yields sentences."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from prongsai.core.framework import Framework, Node
from prongsai.core.problems import Problem
from prongsai.core.wording import Text, same

Says = Iterator[Text]


def check_framework(framework: Framework, file: str) -> list[Problem]:
    """Every problem with the rules of a framework whose fields have been read."""
    return [
        Problem(same(file), says) for rule in _RULES for says in rule(framework, file)
    ]


def file_is_named_after_the_year(framework: Framework, file: str) -> Says:
    """A reader finds the rules of a year by the name of the file."""
    if file != f"{framework.name}.yaml":
        yield Text(
            f"ไฟล์นี้เป็นหลักเกณฑ์ {framework.name} จึงต้องชื่อ {framework.name}.yaml",
            f"these are the rules {framework.name}; the file must be named {framework.name}.yaml.",
        )


def codes_are_unique(framework: Framework, _: str) -> Says:
    """A mark is known by its code, so no two nodes share one."""
    yield from _repeated("ข้อหรือตัวชี้วัด", "node", (node.code for node in _nodes(framework)))
    yield from _repeated("ประเด็น", "theme", (theme.code for theme in framework.themes))
    yield from _repeated("ระดับ", "level", (level.code for level in framework.levels))
    yield from _repeated("กลุ่มคะแนน", "band", (band.code for band in framework.bands))
    for scale in framework.scales.values():
        yield from _repeated(
            f"คำตอบของมาตรวัด {scale.code}",
            f"option of scale {scale.code}",
            (option.code for option in scale.options),
        )
    for node in _nodes(framework):
        yield from _repeated(
            f"องค์ประกอบของ {node.code}",
            f"element of {node.code}",
            (element.code for element in node.elements),
        )


def weights_add_up(framework: Framework, _: str) -> Says:
    """A weighted sum shares out exactly one hundred percent; a mean has no weights."""
    for node in _nodes(framework):
        weights = [part.weight for part in node.parts]
        if node.combine == "weighted_sum":
            total = sum((weight or Decimal(0) for weight in weights), Decimal(0))
            if total != 100:
                yield Text(
                    f"น้ำหนักใต้ '{node.code}' รวมกันได้ {total} แต่ต้องรวมกันได้ 100",
                    f"the weights under '{node.code}' add up to {total}; "
                    "they must add up to 100.",
                )
        elif any(weight is not None for weight in weights):
            yield Text(
                f"'{node.code}' คิดเป็นค่าเฉลี่ย แต่ข้างใต้มีน้ำหนัก "
                "โปรดลบน้ำหนักหรือใช้ combine: weighted_sum",
                f"'{node.code}' is a mean but has weights under it; "
                "remove them or say combine: weighted_sum.",
            )


def everything_has_parts(framework: Framework, _: str) -> Says:
    """Only questions and items receive marks; whatever is above them has parts to combine."""
    for node in _nodes(framework):
        if not node.parts and node.kind not in ("question", "item", "part"):
            yield Text(
                f"'{node.code}' ไม่มีข้อย่อย และไม่มี scale หรือ data_year โปรดระบุว่าเป็นข้อคำถามหรือรวมจากอะไร",
                f"'{node.code}' has no parts and neither a scale nor a data_year; "
                "say what it combines, or that it is a question or an item.",
            )
        if node.kind == "item" and node.parts:
            yield Text(
                f"'{node.code}' เป็นข้อตรวจ OIT จึงมีข้อย่อยไม่ได้ โปรดใช้ elements",
                f"'{node.code}' is an item and cannot have parts; list its elements instead.",
            )


def items_say_what_they_need(framework: Framework, _: str) -> Says:
    """An officer can only hand in what she is told to; so an item lists its elements."""
    for node in _nodes(framework):
        if node.kind == "item" and not node.elements:
            yield Text(
                f"'{node.code}' ไม่บอกว่าต้องแสดงอะไร โปรดเพิ่ม elements อย่างน้อยหนึ่งข้อ",
                f"'{node.code}' does not say what it must show; add at least one element.",
            )
        if node.kind != "item" and node.elements:
            yield Text(
                f"'{node.code}' ไม่ใช่ข้อตรวจ OIT จึงมี elements ไม่ได้",
                f"'{node.code}' is not an item and cannot have elements.",
            )


def references_exist(framework: Framework, _: str) -> Says:
    """A scale, theme or source that a node names is in the file."""
    themes = {theme.code for theme in framework.themes}
    for node in _nodes(framework):
        if node.scale is not None and node.scale not in framework.scales:
            yield _unknown(node.code, "มาตรวัด", "scale", node.scale, framework.scales)
        if node.theme is not None and node.theme not in themes:
            yield _unknown(node.code, "ประเด็น", "theme", node.theme, sorted(themes))
    for owner, sources in _cited(framework):
        for source in sources:
            if source not in framework.sources:
                yield _unknown(owner, "แหล่งที่มา", "source", source, framework.sources)


def scales_run_from_nothing_to_all(framework: Framework, _: str) -> Says:
    """A scale offers 0 and 100, else no question could reach the ends of its range."""
    for scale in framework.scales.values():
        marks = {option.mark for option in scale.options}
        if not {Decimal(0), Decimal(100)} <= marks:
            yield Text(
                f"มาตรวัด '{scale.code}' ต้องมีคำตอบที่ได้ 0 และคำตอบที่ได้ 100",
                f"scale '{scale.code}' must have an option worth 0 and one worth 100.",
            )


def every_total_has_a_level(framework: Framework, _: str) -> Says:
    """Levels and bands run down to 0, the highest first, and the lowest has no condition."""
    for thai, english, steps in (
        ("ระดับผลการประเมิน", "levels", framework.levels),
        ("กลุ่มคะแนน", "bands", framework.bands),
    ):
        starts = [step.at_least for step in steps]
        if not starts or starts[-1] != 0:
            yield Text(
                f"{thai}สุดท้ายต้องเริ่มที่ 0 เพื่อให้ทุกคะแนนมีที่อยู่",
                f"the last of the {english} must start from 0, so that every score has one.",
            )
        if starts != sorted(starts, reverse=True):
            yield Text(
                f"{thai}ต้องเรียงจากสูงไปต่ำ",
                f"the {english} must stand from the highest to the lowest.",
            )
    if framework.levels and framework.levels[-1].each_instrument is not None:
        yield Text(
            "ระดับต่ำสุดต้องไม่มีเงื่อนไขรายแบบวัด เพื่อให้ทุกคะแนนมีระดับ",
            "the lowest level must have no condition per instrument, so that every total has one.",
        )


def drafts_say_why(framework: Framework, _: str) -> Says:
    """What is not certain is told with its reason."""
    drafts: list[tuple[str, str, Text | None]] = [
        (framework.name, framework.status, framework.because)
    ]
    drafts += [(node.code, node.status, node.because) for node in _nodes(framework)]
    for owner, status, because in drafts:
        if status == "draft" and because is None:
            yield Text(
                f"'{owner}' เป็นร่าง (draft) แต่ไม่บอกเหตุผล โปรดเพิ่ม because",
                f"'{owner}' is a draft but does not say why; add because.",
            )
        if status != "draft" and because is not None:
            yield Text(
                f"'{owner}' มี because แต่ไม่ได้เป็น draft โปรดเพิ่ม status: draft หรือลบ because",
                f"'{owner}' has a because but is no draft; add status: draft or remove it.",
            )


def samples_belong_to_surveys(framework: Framework, _: str) -> Says:
    """Only an instrument with questions is answered by people."""
    surveys = {
        instrument.code
        for instrument in framework.instruments
        if any(node.kind == "question" for node in instrument.walk())
    }
    for code in framework.sampling:
        if code not in surveys:
            yield _unknown("sampling", "แบบวัดที่มีข้อคำถาม", "survey instrument", code, surveys)
    for code in sorted(surveys - set(framework.sampling)):
        yield Text(
            f"แบบวัด '{code}' มีผู้ตอบ แต่ไม่มีเกณฑ์จำนวนผู้ตอบใน sampling",
            f"instrument '{code}' has respondents but no rule under sampling.",
        )


def windows_end_after_they_begin(framework: Framework, _: str) -> Says:
    """A window of the calendar closes on the day it opens or later."""
    for window in framework.calendar:
        if window.opens and window.closes and window.closes < window.opens:
            yield Text(
                f"ช่วงเวลา '{window.code}' ปิดก่อนวันที่เปิด",
                f"the window '{window.code}' closes before it opens.",
            )


_RULES: tuple[Callable[[Framework, str], Says], ...] = (
    file_is_named_after_the_year,
    codes_are_unique,
    weights_add_up,
    everything_has_parts,
    items_say_what_they_need,
    references_exist,
    scales_run_from_nothing_to_all,
    every_total_has_a_level,
    drafts_say_why,
    samples_belong_to_surveys,
    windows_end_after_they_begin,
)


def _nodes(framework: Framework) -> Iterator[Node]:
    return framework.assessment.walk()


def _cited(framework: Framework) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in _nodes(framework):
        yield node.code, node.sources
    for sampling in framework.sampling.values():
        yield f"sampling › {sampling.instrument}", sampling.sources
    for window in framework.calendar:
        yield f"calendar › {window.code}", window.sources


def _repeated(thai: str, english: str, codes: Iterable[str]) -> Says:
    for code, times in Counter(codes).items():
        if times > 1:
            yield Text(
                f"รหัส{thai} '{code}' ซ้ำ {times} ครั้ง รหัสหนึ่งใช้ได้ครั้งเดียว",
                f"the {english} code '{code}' stands {times} times; a code can stand once.",
            )


def _unknown(owner: str, thai: str, english: str, word: str, known: Iterable[str]) -> Text:
    choices = ", ".join(known) or "-"
    return Text(
        f"'{owner}' อ้างถึง{thai} '{word}' ซึ่งไม่มีในไฟล์ ที่มีคือ {choices}",
        f"'{owner}' names the {english} '{word}', which the file does not have; "
        f"it has: {choices}.",
    )
