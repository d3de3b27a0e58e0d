"""``prongsai remind``: e-mail to everybody with parts of measures that are late or due soon."""

from typing import TYPE_CHECKING

import click

from prongsai.cli.output import answer, json_option, language_option, problems_told, tell
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same

if TYPE_CHECKING:
    from prongsai.apps.improvement.reminding import Reminded


@click.command(epilog="Example: prongsai remind --lang en")
@json_option
@language_option
def remind(as_json: bool, language: str) -> None:
    """Remind people by e-mail of steps that are late or due soon.

    Meant for a daily run by cron or the Task Scheduler. On Mondays it counts everything that is
    late or due within a week, on other days it writes to those who have something due tomorrow or
    yesterday; nobody gets more than one e-mail a day. An e-mail holds counts and a link to sign
    in, and nothing else. Exit code 0: all were sent; 1: something could not be sent.
    """
    from prongsai.cli.django import start_installed

    start_installed()
    with problems_told(language, as_json):
        done = _reminded()
        failures = [
            Problem(same(one.username), _FAILED.fill(says=one.says)) for one in done.failures
        ]
        if not as_json:
            tell(_SENT.fill(sent=done.sent).say(language))
        if failures:
            raise ProblemsFound(failures)
    if as_json:
        answer({"sent": done.sent})


def _reminded() -> "Reminded":
    from smtplib import SMTPException

    from django.conf import settings
    from django.urls import reverse
    from django.utils import timezone

    from prongsai.apps.improvement.reminding import remind as send_reminders
    from prongsai.apps.improvement.reminding import said_by

    if not settings.SENDS_EMAIL:
        raise ProblemsFound([Problem(same("PRONGSAI_EMAIL_HOST"), _NO_SERVER)])
    if not settings.ADDRESS:
        raise ProblemsFound([Problem(same("PRONGSAI_ADDRESS"), _NO_ADDRESS)])
    address = f"{settings.ADDRESS}{reverse('agency:home')}"
    try:
        return send_reminders(timezone.localdate(), address=address)
    except (OSError, SMTPException) as error:
        says = _NOT_REACHED.fill(says=said_by(error))
        raise ProblemsFound([Problem(same(settings.EMAIL_HOST), says)]) from error


_SENT = Text("ส่งอีเมลแจ้งเตือนแล้ว {sent} ฉบับ", "reminders sent: {sent}")
_FAILED = Text(
    "ส่งอีเมลแจ้งเตือนไม่ได้ ({says}) โปรดตรวจอีเมลของบัญชีนี้ คนอื่นได้รับตามปกติ",
    "no e-mail could be sent ({says}); check the address of this account. The others got theirs.",
)
_NO_SERVER = Text(
    "ยังไม่ได้ตั้งเซิร์ฟเวอร์สำหรับส่งอีเมล โปรดตั้งค่านี้ก่อน เช่น mail.example.go.th",
    "no server for e-mail is set; set one first, such as mail.example.go.th.",
)
_NO_ADDRESS = Text(
    "ยังไม่ได้ตั้งที่อยู่ของระบบ อีเมลจึงไม่มีลิงก์ให้เข้าสู่ระบบ โปรดตั้งค่านี้ก่อน เช่น https://ita.example.go.th",
    "the address of the site is not set, so an e-mail would have no link to sign in; "
    "set it first, such as https://ita.example.go.th.",
)
_NOT_REACHED = Text(
    "ติดต่อเซิร์ฟเวอร์อีเมลไม่ได้ ({says}) ยังไม่ได้ส่งถึงใคร โปรดตรวจค่า PRONGSAI_EMAIL_* แล้วสั่งใหม่",
    "the server for e-mail cannot be reached ({says}); nobody got one. Check the settings "
    "PRONGSAI_EMAIL_* and run this again.",
)
