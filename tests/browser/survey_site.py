"""An office with open surveys, made in a process of its own; prints where they are answered."""

import json
import sys


def main() -> None:
    """Build the surveys of one office and print their addresses and some codes, as JSON."""
    import django

    django.setup()
    from prongsai.apps.agencies.actions import add_unit
    from prongsai.apps.surveys.actions import close_survey
    from prongsai.apps.surveys.slips import print_slips
    from prongsai.cli.django import migrate
    from tests.web.builders import make_agency, make_open_survey, make_survey

    migrate()
    agency = make_agency("bannongbua", name="เทศบาลตำบลบ้านหนองบัว")
    for name in ("สำนักปลัด", "กองคลัง", "กองช่าง"):
        add_unit(agency, name=name, by=None)
    iit, eit = make_open_survey(agency, "iit"), make_open_survey(agency, "eit")
    others = [make_agency(name) for name in ("bandong", "banklang", "bannuea")]
    closed, point, far = (make_open_survey(other, "eit") for other in others)
    later = make_survey(others[0], "iit")
    close_survey(closed, by=None)
    surveys = {"iit": iit, "eit": eit, "closed": closed, "later": later, "point": point, "far": far}
    addresses = {name: survey.entrances.get().address for name, survey in surveys.items()}
    codes = print_slips(iit, unit=None, size=60, by=None).codes
    json.dump({"addresses": addresses, "codes": codes}, sys.stdout)


if __name__ == "__main__":
    main()
