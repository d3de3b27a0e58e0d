"""What units told of the steps of a measure, as the lines of a report."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from prongsai.core.dates import long_date
from prongsai.core.thai import thai_list


class NoteTold(NamedTuple):
    """One thing that a unit told: what kind of news, its words, how many until then, the day.

    The kinds are ``progress``, ``done``, ``obstacle`` and ``reopened``.
    """

    kind: str
    text: str
    counted: int | None
    on: date


class DutyTold(NamedTuple):
    """A unit's part in a step, and its notes from the first to the newest."""

    unit: str
    notes: tuple[NoteTold, ...] = ()


class StepTold(NamedTuple):
    """A step and what its units told; ``target`` as many ``counted_in`` as are meant, if any.

    ``ends`` is its last day, ``None`` where nobody said one.
    """

    text: str
    duties: tuple[DutyTold, ...]
    target: int | None = None
    counted_in: str = ""
    ends: date | None = None


class Lines(NamedTuple):
    """What a report says of a measure, line by line.

    ``silent`` are the steps of which nothing was told: a report claims nothing of them.
    """

    results: tuple[str, ...]
    outcomes: tuple[str, ...]
    obstacles: tuple[str, ...]
    silent: tuple[str, ...]


def lines_of(steps: Sequence[StepTold], *, until: date) -> Lines:
    """The lines of a report, from what was told of the steps up to and including a day."""
    known = [_until(step, until) for step in steps]
    return Lines(
        results=tuple(line for step in known for line in _results(step)),
        outcomes=tuple(line for step in known for line in _counted(step)),
        obstacles=tuple(line for step in known for line in _obstacles(step)),
        silent=tuple(step.text for step in known if not any(one.notes for one in step.duties)),
    )


def done_on(notes: Iterable[NoteTold]) -> date | None:
    """The day on which a part was done, by its notes; ``None`` where it is not done."""
    newest = next((one for one in reversed([*notes]) if one.kind in ("done", "reopened")), None)
    return newest.on if newest is not None and newest.kind == "done" else None


def counted(notes: Iterable[NoteTold]) -> int | None:
    """How many there are by the newest note that counted; ``None`` where none did."""
    return next((one.counted for one in reversed([*notes]) if one.counted is not None), None)


def _until(step: StepTold, day: date) -> StepTold:
    return step._replace(
        duties=tuple(
            duty._replace(notes=tuple(note for note in duty.notes if note.on <= day))
            for duty in step.duties
        )
    )


def _results(step: StepTold) -> Iterator[str]:
    days = {duty: day for duty in step.duties if (day := done_on(duty.notes)) is not None}
    done = [duty for duty in step.duties if duty in days]
    begun = [duty for duty in step.duties if duty.notes and duty not in days]
    quiet = [duty for duty in step.duties if not duty.notes]
    if done and len(done) == len(step.duties):
        state = f"{step.text} แล้วเสร็จเมื่อวันที่ {long_date(max(days.values()))}"
        yield _sentence(state, _told_by(done))
    elif done:
        parts = [_part(done, "ดำเนินการแล้วเสร็จ"), _part(begun, "อยู่ระหว่างดำเนินการ")]
        parts.append(_part(quiet, "ยังไม่รายงาน"))
        yield f"{step.text}: {' '.join(filter(None, parts))}"
    elif told := _told_by(begun):
        yield _sentence(f"{step.text} อยู่ระหว่างดำเนินการ", told)


def _part(duties: Sequence[DutyTold], state: str) -> str:
    """How far some of the units are, with their own words; empty where there are none."""
    units = thai_list([duty.unit for duty in duties])
    return _sentence(f"{units} {state}", _told_by(duties)) if duties else ""


def _told_by(duties: Iterable[DutyTold]) -> str:
    """The newest words of each unit; whose they are only where units say different things."""
    by_words: dict[str, list[str]] = {}
    for duty in duties:
        if said := _newest_words(duty):
            by_words.setdefault(said, []).append(duty.unit)
    if len(by_words) == 1:
        return next(iter(by_words))
    return "; ".join(f"{thai_list(units)}: {said}" for said, units in by_words.items())


def _newest_words(duty: DutyTold) -> str:
    """The newest words; of a part that is done, those it was done with and what was added.

    Where it was done without a word, what was told before is told as that: it may say otherwise.
    """
    said: list[str] = []
    is_done = False
    for note in duty.notes:
        if note.kind == "done" and not note.text and not is_done and said:
            said = [f"ก่อนแล้วเสร็จรายงานว่า {' '.join(said)}"]
        is_done = (is_done or note.kind == "done") and note.kind != "reopened"
        if note.text and note.kind in ("progress", "done"):
            said = [*said, note.text] if is_done and note.kind == "progress" else [note.text]
    return " ".join(dict.fromkeys(said))


def _counted(step: StepTold) -> Iterator[str]:
    known = [n for duty in step.duties if (n := counted(duty.notes)) is not None]
    if not known:
        return
    line = f"{step.text} จำนวน {sum(known):,} {step.counted_in}".rstrip()
    if step.target:
        line += f" จากเป้าหมาย {step.target:,} {step.counted_in}"
        line += f" คิดเป็นร้อยละ {100 * sum(known) // step.target}"
    yield line


def _obstacles(step: StepTold) -> Iterator[str]:
    """Obstacles that still stand: those told after a part was last done are over, too."""
    by_words: dict[str, dict[str, None]] = {}  # in order, each unit once
    for duty in step.duties:
        for note in duty.notes:
            if note.kind == "obstacle" and note.text and done_on(duty.notes) is None:
                by_words.setdefault(note.text, {})[duty.unit] = None
    return (f"{step.text}: {thai_list([*units])} {said}" for said, units in by_words.items())


def _sentence(state: str, told: str) -> str:
    return f"{state} ({told})" if told and told not in state else state
