"""``prongsai register``: enter an agency and the first person of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from prongsai.cli.output import answer, json_option, language_option, problems_told, tell
from prongsai.core.problems import Problem, ProblemsFound
from prongsai.core.provinces import NATIONWIDE, province_meant, provinces_like
from prongsai.core.wording import Text, same

if TYPE_CHECKING:
    from prongsai.apps.agencies.models import Agency


@click.command(
    epilog='Example: prongsai register banmai "อบต.บ้านใหม่" --kind sao --province นครราชสีมา '
    "--username banmai --title นักวิเคราะห์นโยบายและแผน"
)
@click.argument("slug")
@click.argument("name")
@click.option(
    "--kind",
    required=True,
    help="Kind of agency, such as sao or เทศบาลตำบล; a wrong one lists all.",
)
@click.option("--district", default="", help="District (อำเภอ).")
@click.option(
    "--province",
    default=NATIONWIDE,
    show_default=True,
    help="Province (จังหวัด), one of the 77; the default is for an office of the whole country.",
)
@click.option("--above", help="Public address of the oversight office that watches over it.")
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
    above: str | None,
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
        kind = _kind(kind, language)
        province = _province(province, kind)
    migrate()
    from django.db import transaction
    from django.utils import timezone

    from prongsai.apps.agencies.actions import appoint_newcomer, create_position, register_agency

    with problems_told(language, as_json), _refusals_told(language), transaction.atomic():
        agency = register_agency(
            slug=slug,
            name=name,
            kind=kind,
            district=district,
            province=province,
            overseer=_office(above),
            by=None,
        )
        position = create_position(agency, title=title, role=role, by=None)
        person = appoint_newcomer(position, username=username, since=timezone.localdate(), by=None)
    if as_json:
        answer({"agency": slug, "username": username, "password": person.password})
        return
    tell(_DONE.fill(name=name, slug=slug).say(language))
    tell(_PASSWORD.fill(username=username, password=person.password).say(language))


def _kind(written: str, language: str) -> str:
    """The code of a kind of agency, from its code or its name in either language.

    Raises ProblemsFound with every kind where it is none of them.
    """
    from django.utils import translation

    from prongsai.apps.agencies.models import Kind

    named: dict[str, str] = {}
    for spoken in ("en", "th"):
        with translation.override(spoken):
            named |= {str(one.label).casefold(): one.value for one in Kind}
    meant = written.strip()
    found = meant if meant in Kind.values else named.get(meant.casefold())
    if found is not None:
        return found
    with translation.override(language):
        known = ", ".join(f"{one.value} ({one.label})" for one in Kind)
    raise ProblemsFound([Problem(same("--kind"), _NO_KIND.fill(kind=written, known=known))])


def _province(written: str, kind: str) -> str:
    """The province as it is kept. Raises ProblemsFound with those that may be meant."""
    from prongsai.apps.agencies.models import IN_A_PROVINCE

    meant = province_meant(written)
    if meant == "" and kind in IN_A_PROVINCE:
        raise ProblemsFound([Problem(same("--province"), _SAY_WHERE)])
    if meant is not None:
        return meant
    likely = provinces_like(written)
    says = _LIKELY if likely else _NO_PROVINCE
    filled = says.fill(province=written, likely=" / ".join(likely), nationwide=NATIONWIDE)
    raise ProblemsFound([Problem(same("--province"), filled)])


def _office(above: str | None) -> "Agency | None":
    """The oversight office of that address. Raises ProblemsFound with those there are."""
    from prongsai.apps.agencies.changing import offices_above

    if above is None:
        return None
    offices = {one.slug: one for one in offices_above()}
    if above in offices:
        return offices[above]
    says = _NO_OFFICE if offices else _NO_OFFICES
    known = ", ".join(f"{slug} ({one.name})" for slug, one in offices.items())
    raise ProblemsFound([Problem(same("--above"), says.fill(above=above, known=known))])


# What was typed, by the field of the database's rules that refuses it.
_TYPED = {
    "slug": "SLUG",
    "name": "NAME",
    "district": "--district",
    "province": "--province",
    "username": "--username",
    "title": "--title",
    "__all__": "NAME",  # the only rule of several fields is about name and place
}


@contextmanager
def _refusals_told(language: str) -> Iterator[None]:
    """Turn what the database's rules refuse into problems, each at what was typed."""
    from django.core.exceptions import ValidationError
    from django.utils import translation

    with translation.override(language):
        try:
            yield
        except ValidationError as refusal:
            raise ProblemsFound(
                Problem(same(_TYPED.get(field, field)), same(" ".join(map(str, says))))
                for field, says in refusal.message_dict.items()
            ) from refusal


_NO_KIND = Text(
    "ไม่มีประเภทหน่วยงาน '{kind}' โปรดเลือกจาก {known}",
    "there is no kind of agency '{kind}'; choose from {known}",
)
_LIKELY = Text(
    "ไม่มีจังหวัด '{province}' หมายถึง {likely} หรือไม่ (หน่วยงานระดับประเทศให้เขียน {nationwide})",
    "there is no province '{province}'; did you mean {likely}?"
    " (an office of the whole country: {nationwide})",
)
_SAY_WHERE = Text(
    "หน่วยงานประเภทนี้ต้องระบุจังหวัด เช่น --province นครราชสีมา",
    "an agency of this kind lies in a province; name it, such as --province นครราชสีมา",
)
_NO_PROVINCE = Text(
    "ไม่มีจังหวัด '{province}' โปรดเขียนชื่อจังหวัดเต็ม เช่น นครราชสีมา (หน่วยงานระดับประเทศให้เขียน {nationwide})",
    "there is no province '{province}'; write its full Thai name, such as นครราชสีมา"
    " (an office of the whole country: {nationwide})",
)
_NO_OFFICE = Text(
    "ไม่มีหน่วยงานกำกับที่ที่อยู่ '{above}' โปรดเลือกจาก {known}",
    "there is no oversight office at the address '{above}'; choose from {known}",
)
_NO_OFFICES = Text(
    "ไม่มีหน่วยงานกำกับที่ที่อยู่ '{above}' ยังไม่มีหน่วยงานกำกับในระบบ โปรดบันทึกก่อนด้วย --kind oversight",
    "there is no oversight office at the address '{above}', and none at all; enter one first"
    " with --kind oversight",
)
_DONE = Text(
    "บันทึก {name} แล้ว ที่อยู่สาธารณะคือ /{slug}/", "{name} is entered; its public address is /{slug}/"
)
_PASSWORD = Text(
    "บัญชี {username} รหัสผ่านสำหรับเข้าสู่ระบบครั้งแรก: {password} (แสดงครั้งเดียว)",
    "Account {username}, password for the first sign-in: {password} (shown this once)",
)
