"""An office before its year of measures, made in a process of its own: its units and people."""

from datetime import date

SINCE = date(2019, 10, 1)
OFFICER, EXECUTIVE = "officer", "executive"
POST = "นักวิเคราะห์นโยบายและแผน"  # the officer's
SUCCESSOR = "successor"  # who holds no position yet
# Who tells of the steps of which unit.
HEADS = {"clerk": "สำนักปลัด", "treasurer": "กองคลัง", "engineer": "กองช่าง"}
SLUG = "bannongbua"


def main() -> None:
    """Make an office with three units, an officer, an executive, and somebody in every unit."""
    import django

    django.setup()
    from prongsai.apps.agencies.actions import add_unit, appoint, create_account, create_position
    from prongsai.apps.agencies.models import Role
    from prongsai.apps.demonstration.actions import PASSWORD
    from prongsai.cli.django import migrate
    from tests.web.builders import make_agency, make_office

    migrate()
    agency = make_agency(SLUG, name="เทศบาลตำบลบ้านหนองบัว", overseer=make_office())
    units = {name: add_unit(agency, name=name, by=None) for name in HEADS.values()}
    people = {
        OFFICER: (POST, Role.OFFICER, "สำนักปลัด"),
        EXECUTIVE: ("นายกเทศมนตรี", Role.EXECUTIVE, None),
        **{who: (f"ผู้รายงานของ{unit}", Role.UNIT, unit) for who, unit in HEADS.items()},
    }
    for username, (title, role, unit) in people.items():
        post = create_position(
            agency, title=title, role=role, unit=units[unit] if unit else None, by=None
        )
        holder = create_account(agency, username=username, password=PASSWORD, by=None)
        appoint(post, holder=holder, since=SINCE, by=None)
    create_account(agency, username=SUCCESSOR, password=PASSWORD, by=None)


if __name__ == "__main__":
    main()
