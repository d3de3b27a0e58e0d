"""The profiles of the demonstration: the agencies of its offices, and nobody's name."""

import pytest
import yaml

from prongsai.core.documents.profile_reading import read_profile
from tests.repository import ROOT

DEMONSTRATION = ROOT / "src/prongsai/apps/demonstration"
OFFICES = {
    one["slug"]: one
    for one in yaml.safe_load((DEMONSTRATION / "offices.yaml").read_text("utf-8"))["offices"]
    if "papers" in one
}
PROFILES = sorted((DEMONSTRATION / "profiles").glob("*.yaml"))


def test_every_office_with_documents_has_a_profile():
    assert {path.stem for path in PROFILES} == set(OFFICES)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_a_profile_is_of_its_office_and_names_nobody(path):
    office, (profile, details, _) = OFFICES[path.stem], read_profile(path)

    assert (profile.name, profile.district, profile.province) == (
        office["name"],
        office.get("district", ""),
        office["province"],
    )
    assert not [one.name for one in (*profile.signers, *details.signers) if one.name]
