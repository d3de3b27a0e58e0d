"""``prongsai register``: enter an agency and the first person of it."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from prongsai.cli.output import answer, json_option, language_option, problems_told, tell
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.wording import Text, same


@click.command(
    epilog='Example: prongsai register banmai "อบต.บ้านใหม่" --kind sao --province นครราชสีมา '
    "--username banmai --title นักวิเคราะห์นโยบายและแผน"
)
@click.argument("slug")
@click.argument("name")
@click.option("--kind", required=True, help="Kind of agency, such as sao; a wrong one lists all.")
@click.option("--district", default="", help="District (อำเภอ).")
@click.option("--province", default="", help="Province (จังหวัด).")
@click.option("--username", required=True, help="Account of the first person; it is made anew.")
@click.option("--title", required=True, help="Title of that person's position.")
@click.option(
    "--role",
    type=click.Choice(["officer", "executive", "overseer", "administrator"]),
    default="officer",
    show_default=True,
    help="What the position may do; the first of an installation is an administrator.",
)
@json_option
@language_option
def register(
    slug: str,
    name: str,
    kind: str,
    district: str,
    province: str,
    username: str,
    title: str,
    role: str,
    as_json: bool,
    language: str,
) -> None:
    """Enter an agency under its public address SLUG, with a position and an account to begin with.

    Prints a password for the first sign-in. Everything else is done on the pages.
    """
    from prongsai.cli.django import migrate, start_django

    start_django()
    with problems_told(language, as_json):
        _check_kind(kind, language)
    migrate()
    from django.db import transaction
    from django.utils import timezone

    from prongsai.apps.agencies.actions import appoint_newcomer, create_position, register_agency

    with problems_told(language, as_json), _refusals_told(language), transaction.atomic():
        agency = register_agency(
            slug=slug, name=name, kind=kind, district=district, province=province, by=None
        )
        position = create_position(agency, title=title, role=role, by=None)
        person = appoint_newcomer(position, username=username, since=timezone.localdate(), by=None)
    if as_json:
        answer({"agency": slug, "username": username, "password": person.password})
        return
    tell(_DONE.fill(name=name, slug=slug).say(language))
    tell(_PASSWORD.fill(username=username, password=person.password).say(language))


def _check_kind(kind: str, language: str) -> None:
    """Raise ProblemsFound with every kind of agency where ``kind`` is none of them."""
    from django.utils import translation

    from prongsai.apps.agencies.models import Kind

    if kind in Kind.values:
        return
    with translation.override(language):
        known = ", ".join(f"{one.value} ({one.label})" for one in Kind)
    raise ProblemsFound([Problem(same("--kind"), _NO_KIND.fill(kind=kind, known=known))])


@contextmanager
def _refusals_told(language: str) -> Iterator[None]:
    """Turn what the database's rules refuse into problems, each at the field it is about."""
    from django.core.exceptions import ValidationError
    from django.utils import translation

    with translation.override(language):
        try:
            yield
        except ValidationError as refusal:
            raise ProblemsFound(
                Problem(same(field), same(" ".join(map(str, says))))
                for field, says in refusal.message_dict.items()
            ) from refusal


_NO_KIND = Text(
    "ไม่มีประเภทหน่วยงาน '{kind}' โปรดเลือกจาก {known}",
    "there is no kind of agency '{kind}'; choose from {known}",
)
_DONE = Text(
    "บันทึก {name} แล้ว ที่อยู่สาธารณะคือ /{slug}/", "{name} is entered; its public address is /{slug}/"
)
_PASSWORD = Text(
    "บัญชี {username} รหัสผ่านสำหรับเข้าสู่ระบบครั้งแรก: {password} (แสดงครั้งเดียว)",
    "Account {username}, password for the first sign-in: {password} (shown this once)",
)
