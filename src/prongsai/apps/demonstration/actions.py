"""Building the demonstration through the same actions that people use."""

from collections.abc import Iterator
from datetime import date
from importlib import resources
from typing import NamedTuple

from django.db import connection, transaction

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.actions import (
    add_unit,
    appoint,
    create_account,
    create_position,
    register_agency,
)
from prongsai.apps.agencies.models import Agency, Unit
from prongsai.apps.demonstration.action_plans import plan_against_corruption
from prongsai.apps.demonstration.disclosures import disclose
from prongsai.apps.demonstration.improving import improve
from prongsai.apps.demonstration.papers import prepare_papers
from prongsai.apps.results.actions import import_sheet, publish_result
from prongsai.apps.rounds.actions import open_round
from prongsai.core.sheets.files import read_sheet_bytes
from prongsai.core.yamlfile import Mapping, read_yaml

PASSWORD = "prongsai-demo"  # noqa: S105 -- printed for everyone to try; the demo serves one computer
SINCE = date(2019, 10, 1)
_FILES = resources.files(__package__)


@transaction.atomic
def build_demonstration() -> list[Agency]:
    """Enter the offices of ``offices.yaml`` with their people, rounds and published results.

    Gives the agencies in the order of the file; the first oversees the others.
    """
    overseer, *assessed = _offices()
    oversight = _enter(overseer, None)
    entered = [oversight, *(_enter(office, oversight) for office in assessed)]
    disclose()
    plan_against_corruption()
    return entered


def is_built() -> bool:
    """Whether the demonstration is in this database: its oversight office is."""
    overseer = _offices()[0]
    return Agency.objects.filter(slug=overseer["slug"], name=overseer["name"]).exists()


def agencies_of_others() -> list[Agency]:
    """The agencies of this database that the demonstration did not make; a new one has none.

    The database may be of an older version of the program, or have no tables yet.
    """
    if Agency._meta.db_table not in connection.introspection.table_names():
        return []
    agencies = Agency.objects.only("slug", "name").order_by("slug")
    own = {(office["slug"], office["name"]) for office in _offices()} if is_built() else set()
    return [one for one in agencies if (one.slug, one.name) not in own]


class Person(NamedTuple):
    """An account of the demonstration, with the position that it was made for."""

    username: str
    title: str
    agency: str


def people() -> Iterator[Person]:
    """Everybody for whom the demonstration makes an account."""
    for office in _offices():
        for post in office["positions"]:
            yield Person(post["username"], post["title"], office["name"])


def _offices() -> list[Mapping]:
    offices: list[Mapping] = read_yaml(
        (_FILES / "offices.yaml").read_text("utf-8"), "offices.yaml"
    )["offices"]
    return offices


def _enter(office: Mapping, overseer: Agency | None) -> Agency:
    agency = register_agency(
        slug=office["slug"],
        name=office["name"],
        kind=office["kind"],
        district=office.get("district", ""),
        province=office.get("province", ""),
        overseer=overseer,
        by=None,
    )
    units = {name: add_unit(agency, name=name, by=None) for name in office.get("units", [])}
    officer = _appoint_people(agency, office, units)
    for year in office.get("rounds", []):
        open_round(agency, year=year, by=officer)
    for file in office.get("sheets", []):
        _publish_sheet(agency, file, officer)
    prepare_papers(agency, office, officer)
    improve(agency, office, officer)
    return agency


def _appoint_people(agency: Agency, office: Mapping, units: dict[str, Unit]) -> User | None:
    first: User | None = None
    for post in office["positions"]:
        position = create_position(
            agency,
            title=post["title"],
            role=post["role"],
            unit=units.get(post.get("unit", "")),
            by=None,
        )
        holder = create_account(agency, username=post["username"], password=PASSWORD, by=None)
        appoint(position, holder=holder, since=SINCE, by=None)
        first = first or holder
    return first


def _publish_sheet(agency: Agency, file: str, officer: User | None) -> None:
    sheet = read_sheet_bytes(file, (_FILES / "sheets" / file).read_bytes())
    round_ = open_round(agency, year=sheet.year, by=officer)
    draft = import_sheet(round_, sheet=sheet, source_file=file, by=officer)
    publish_result(draft, by=officer)
