"""What happens when two people act on the same draft at the same moment."""

import json
import os
import subprocess
import sys

from tests.apps.at_once import TRIES
from tests.repository import ROOT

PROGRAM = "import django; django.setup(); from tests.apps.at_once import main; main()"


def test_of_two_people_who_publish_or_discard_one_draft_at_once_one_is_refused():
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "prongsai.project.settings"}

    said = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, check=True
    )

    assert json.loads(said.stdout) == {
        "publish and publish": {"done and refused": TRIES},
        "publish and discard": {"done and refused": TRIES},
        "lines of a draft": {"1": 2 * TRIES},
    }
