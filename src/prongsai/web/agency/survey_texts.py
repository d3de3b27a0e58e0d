"""Texts about a survey that an office copies: for LINE or SMS, and for its website.

They go to people outside, so they are Thai whatever the language of the page.
"""

from typing import NamedTuple

from prongsai.apps.surveys.models import Entrance, Survey
from prongsai.core.dates import long_date
from prongsai.core.thai import thai_digits


class Texts(NamedTuple):
    """A message of two lines, and an announcement; both end with the address."""

    message: str
    announcement: str


def texts_for(entrance: Entrance, *, address: str, name: str, minutes: int, code: bool) -> Texts:
    """What is told of an entrance; ``code`` says that a slip is needed to answer."""
    survey = entrance.survey
    message = f"{_invitation(survey, minutes, code)}{_until(survey)}\n{address}"
    year = thai_digits(str(survey.round.year))
    whom = _STAFF if code else _CLIENTS
    paragraphs = [
        f"{survey.round.agency.name} ขอเชิญ{whom}ตอบ{name} ประจำปีงบประมาณ พ.ศ. {year}",
        f"ใช้เวลาราว {thai_digits(str(minutes))} นาที {_PROMISE_TO_STAFF if code else _PROMISE}",
        f"ตอบได้ที่ {address}{_until(survey)}{_WITH_CODE if code else ''}",
        "ไม่สะดวกตอบทางโทรศัพท์ ขอแบบกระดาษได้ที่เจ้าหน้าที่",
    ]
    return Texts(message, "\n".join(paragraphs))


def _invitation(survey: Survey, minutes: int, code: bool) -> str:
    agency, time = survey.round.agency.name, thai_digits(str(minutes))
    if code:
        return f"{agency} ขอเชิญบุคลากรตอบแบบวัด IIT ราว {time} นาที ไม่ถามชื่อ ใช้รหัสจากใบที่จับได้"
    return f"{agency} ขอเชิญบอกว่าบริการของเราเป็นอย่างไร ราว {time} นาที ไม่ถามชื่อ"


def _until(survey: Survey) -> str:
    last = survey.closes_on
    return "" if last is None else f" ตอบได้ถึง {thai_digits(long_date(last))}"


_STAFF = "ผู้ปฏิบัติงานทุกท่าน"
_CLIENTS = "ท่านที่เคยมารับบริการหรือติดต่อกับหน่วยงานในปีนี้"
_PROMISE = "ไม่ถามชื่อ ไม่เก็บเบอร์โทรศัพท์ หน่วยงานเห็นเพียงผลรวม ไม่เห็นว่าใครตอบอะไร"
_PROMISE_TO_STAFF = "ไม่ถามชื่อ ผู้บังคับบัญชาเห็นเพียงผลรวม ไม่เห็นว่าใครตอบอะไร"
_WITH_CODE = " โดยใช้รหัสจากใบรหัสที่ท่านจับเอง"
