"""Whom a webmaster can write to about our visits: what the installation says, or where it is."""

import pytest

from prongsai.core.problems import ProblemsFound
from prongsai.fetching.client import user_agent
from prongsai.fetching.contact import contact_in


@pytest.mark.parametrize(
    "written",
    [
        "ita@example.go.th",
        "https://ita.example.go.th/contact?about=visits",
        "http://ita.example.go.th",
        "  ita@example.go.th ",
    ],
)
def test_an_e_mail_or_a_page_is_a_contact(written):
    said = contact_in({"PRONGSAI_CONTACT": written, "PRONGSAI_ADDRESS": "https://else.example"})

    assert said == written.strip()
    assert user_agent(said).endswith(f" (+{said})")


@pytest.mark.parametrize(
    "written",
    [
        "call us",
        "0 4400 1234",
        "ita@",
        "@example.go.th",
        "ita@example",
        "https://",
        "ftp://example.go.th",
        "https://example.go.th/a b",
        "https://example.go.th/)",
        "https://example.go.th/\r\nX-Header: 1",
        "อบต@example.go.th",
        "https://example.go.th/ติดต่อ",
        "https://example.go.th/" + "a" * 200,
    ],
)
def test_what_nobody_can_write_to_is_told_with_what_to_write(written):
    with pytest.raises(ProblemsFound) as wrong:
        contact_in({"PRONGSAI_CONTACT": written})

    (problem,) = wrong.value.problems
    assert problem.where.en == "PRONGSAI_CONTACT"
    assert "ita@example.go.th" in problem.says.en
    assert "ita@example.go.th" in problem.says.th


def test_without_a_contact_the_address_of_the_site_is_named():
    assert contact_in({"PRONGSAI_ADDRESS": "https://ita.example.go.th/"}) == (
        "https://ita.example.go.th"
    )


@pytest.mark.parametrize("address", ["", "not an address", "https://ตัวอย่าง.example"])
def test_without_either_nobody_is_named(address):
    said = contact_in({"PRONGSAI_CONTACT": " ", "PRONGSAI_ADDRESS": address})

    assert (said, "(" in user_agent(said)) == ("", False)
