"""What stands on paper forms is said to whom it is handed."""

import json

import pytest

from prongsai.core.loading import load_framework, years
from prongsai.printing.survey_forms.content import content
from tests.printing.survey_forms.test_stamped import make_form

_TYPESET = 0xA501 - ord("ก")  # how far away the typeset form of a Thai letter is
OF_STAFF = ("หัวหน้า", "ผู้บังคับบัญชา")


def introduction(year: int, code: str) -> str:
    """The words above the questions, in one line, their letters as people type them."""
    leaf = content(make_form(year, code))["leaves"][0]
    typeset = json.dumps(leaf["areas"][0], ensure_ascii=False).replace("\u200b", "")
    return "".join(
        chr(ord(one) - _TYPESET) if "\ua501" <= one <= "\ua55b" else one for one in typeset
    )


@pytest.mark.parametrize("year", [year for year in years() if load_framework(year).surveys])
def test_clients_are_not_spoken_to_as_if_they_had_a_superior(year):
    staff, clients = introduction(year, "iit"), introduction(year, "eit")

    assert [word in staff for word in OF_STAFF] == [True, True]
    assert [word in clients for word in OF_STAFF] == [False, False]
    assert "การรับบริการ" in clients
