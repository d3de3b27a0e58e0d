"""Reminding people by e-mail of parts that are late or due soon, without saying of what."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Appointment, Role
from prongsai.apps.improvement.models import Duty, Reminder
from prongsai.apps.improvement.step_queries import STANDING

SOON = timedelta(days=7)
_DAY = timedelta(days=1)
_MONDAY = 0
# How long it is kept that somebody was reminded: long enough to look into a complaint.
_KEPT = timedelta(days=90)
# What says for sure that the server took nothing: the same day may try once more.
_REFUSED = (SMTPRecipientsRefused, SMTPResponseException, ConnectionRefusedError, ValueError)


class Due(NamedTuple):
    """How many parts of somebody are late, and how many are due within a week."""

    late: int
    soon: int


class Failure(NamedTuple):
    """An account whose e-mail could not be sent, and what the server said."""

    username: str
    says: str


class Reminded(NamedTuple):
    """How many people were reminded, and whom no e-mail could be sent to."""

    sent: int
    failures: tuple[Failure, ...]


class _Part(NamedTuple):
    """A part that is not done and is late or due soon."""

    pk: int
    agency: int
    unit: int
    position: int | None
    ends: date


def remind(today: date, *, address: str) -> Reminded:
    """Send one e-mail to everybody who is due one today; ``address`` is where to sign in.

    Each is claimed in the database before it is sent, so that two processes never send two, and
    so never inside a transaction. Raises OSError or SMTPException where the server cannot be
    reached at all: then nobody is claimed. A single failure is told, and the rest still goes out.
    """
    due = due_today(today)
    Reminder.objects.filter(on__lt=today - _KEPT).delete()
    if not due:
        return Reminded(0, ())
    connection = get_connection()
    connection.open()
    sent, failures = 0, []
    try:
        for account, what in due.items():
            claim = _claimed(account, what, today)
            if claim is None:
                continue
            refused = _sent(claim, _message(account, what, address, connection))
            sent += refused is None
            failures += [] if refused is None else [Failure(account.username, refused)]
    finally:
        connection.close()
    return Reminded(sent, tuple(failures))


def due_today(today: date) -> Mapping[User, Due]:
    """Whom to remind on a day and of how many parts: on Mondays of all that is late or due soon.

    On other days those who have a part that is due tomorrow or was due yesterday. Only accounts
    with an e-mail address that were not reminded today.
    """
    parts = _parts(today)
    found = {}
    for account, own in _parts_by_account(parts, today).items():
        if _is_a_day_for(own, today):
            late = sum(one.ends < today for one in own)
            found[account] = Due(late, len(own) - late)
    return found


def words_of(due: Due, address: str) -> tuple[str, str]:
    """Subject and text of a reminder: counts and where to sign in, nothing of what it is about."""
    lines = [
        f"งานที่เลยกำหนด {due.late} รายการ" if due.late else "",
        f"งานที่ครบกำหนดภายใน {SOON.days} วัน {due.soon} รายการ" if due.soon else "",
    ]
    told = "\n".join(line for line in lines if line)
    return "แจ้งเตือนกำหนดงาน", _TEXT.format(told=told, address=address)


def said_by(error: Exception) -> str:
    """What a server said, or what went wrong on the way to it, on one line.

    >>> said_by(SMTPRecipientsRefused({"nok@example.go.th": (550, b"no such box")}))
    '550 no such box'
    """
    if isinstance(error, SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return _answered(code, words)
    if isinstance(error, SMTPResponseException):
        return _answered(error.smtp_code, error.smtp_error)
    return " ".join(str(error).split()) or type(error).__name__


def _answered(code: int, words: bytes | str) -> str:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(f"{code} {said}".split())


def _parts(today: date) -> Sequence[_Part]:
    duties = Duty.objects.filter(STANDING, done_on__isnull=True, step__ends__lte=today + SOON)
    columns = ("pk", "step__measure__plan__agency", "unit", "position", "step__ends")
    return [_Part(*row) for row in duties.order_by("pk").values_list(*columns)]


def _parts_by_account(parts: Sequence[_Part], today: date) -> Mapping[User, Sequence[_Part]]:
    """The parts of everybody who is written to; the same rows as ``duties_visible_to`` gives."""
    of_agency: dict[int, list[_Part]] = {}
    for part in parts:
        of_agency.setdefault(part.agency, []).append(part)
    found: dict[User, dict[int, _Part]] = {}
    for held in _appointments(of_agency, today):
        own = _own(of_agency[held.position.agency_id], held)
        found.setdefault(held.holder, {}).update({one.pk: one for one in own})
    return {account: list(own.values()) for account, own in found.items() if own}


def _appointments(agencies: Mapping[int, object], today: date) -> Iterator[Appointment]:
    held = Appointment.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today),
        since__lte=today,
        position__role__in=(Role.UNIT, Role.OFFICER),
        position__agency__in=list(agencies),
        holder__is_active=True,
    ).exclude(holder__email="")
    reminded = Reminder.objects.filter(on=today).values("to")
    rows = held.exclude(holder__in=reminded).select_related("position", "holder")
    return rows.order_by("pk").iterator()


def _own(parts: Sequence[_Part], held: Appointment) -> Iterator[_Part]:
    position = held.position
    if position.role == Role.OFFICER:
        yield from parts
        return
    for part in parts:
        if part.unit == position.unit_id and part.position in (None, position.pk):
            yield part


def _is_a_day_for(parts: Sequence[_Part], today: date) -> bool:
    near = (today - _DAY, today + _DAY)
    return today.weekday() == _MONDAY or any(one.ends in near for one in parts)


def _claimed(account: User, due: Due, today: date) -> Reminder | None:
    """The row that says that this process reminds somebody today; ``None`` if another does."""
    try:
        with transaction.atomic(durable=True):
            return Reminder.objects.create(to=account, on=today, steps=due.late + due.soon)
    except IntegrityError:
        return None


def _sent(claim: Reminder, message: EmailMessage) -> str | None:
    """Send an e-mail: ``None``, or what went wrong.

    The claim stays where nobody knows whether the server took it: rather none than two.
    """
    try:
        message.send()
    except (SMTPException, OSError, ValueError) as error:
        if isinstance(error, _REFUSED):
            claim.delete()
        if message.connection is not None:
            message.connection.close()  # the next one begins anew
        return said_by(error)
    claim.sent_at = timezone.now()
    claim.save(update_fields=["sent_at"])
    return None


def _message(account: User, due: Due, address: str, connection: BaseEmailBackend) -> EmailMessage:
    subject, text = words_of(due, address)
    return EmailMessage(
        subject,
        text,
        settings.DEFAULT_FROM_EMAIL,
        [account.email],
        connection=connection,
        headers={"Auto-Submitted": "auto-generated"},  # no machine answers it
    )


_TEXT = """\
เรียน ผู้รับผิดชอบงาน

{told}

เข้าสู่ระบบเพื่อดูรายการและรายงานความก้าวหน้า
{address}

หากไม่ต้องการรับอีเมลนี้ ให้ลบอีเมลออกจากหน้า "บัญชีของฉัน"
"""
