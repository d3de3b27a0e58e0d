"""What of a measure a monthly meeting has to hear: what is late, what is due, what is new."""

from collections.abc import Iterator, Sequence
from datetime import date

from prongsai.core.dates import short_date
from prongsai.core.improvement.telling import DutyTold, NoteTold, StepTold, done_on
from prongsai.core.thai import thai_list


def agenda_lines(
    steps: Sequence[StepTold], *, since: date | None, on: date, until: date
) -> tuple[str, ...]:
    """The lines of a measure on the agenda of a meeting on a day; empty where there is nothing.

    Late: the last day was over on the day of the meeting. Due: it comes by ``until``, usually the
    next meeting. New: done, or an obstacle told, after ``since``, the meeting before.
    """
    return tuple(line for step in steps for line in _lines(step, since, on, until))


def _lines(step: StepTold, since: date | None, on: date, until: date) -> Iterator[str]:
    known = [one._replace(notes=_by(one, on)) for one in step.duties]
    open_ = [one.unit for one in known if done_on(one.notes) is None]
    if open_ and step.ends is not None and step.ends <= until:
        state = "เกินกำหนดเมื่อ" if step.ends < on else "ครบกำหนด"
        yield f"{step.text}: {thai_list(open_)} {state} {short_date(step.ends)}"
    ready = [one.unit for one in known if _is_new(done_on(one.notes), since)]
    if ready:
        yield f"{step.text}: {thai_list(ready)} ดำเนินการแล้วเสร็จ"
    for duty in known:
        told = [one for one in duty.notes if one.kind == "obstacle" and _is_new(one.on, since)]
        if told and done_on(duty.notes) is None:
            yield f"{step.text}: {duty.unit} แจ้งอุปสรรค {told[-1].text}"


def _by(duty: DutyTold, day: date) -> tuple[NoteTold, ...]:
    return tuple(note for note in duty.notes if note.on <= day)


def _is_new(day: date | None, since: date | None) -> bool:
    return day is not None and (since is None or day > since)
