"""What happens when two people act on the same thing at the same moment."""

import json
import os
import subprocess
import sys

from tests.apps.at_once import ANSWERS, TRIES, TRIES_OF_DOCUMENTS
from tests.repository import ROOT

PROGRAM = "import django; django.setup(); from tests.apps.at_once import main; main()"


def test_of_two_people_who_do_at_once_what_can_be_done_once_one_is_refused():
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "prongsai.project.settings"}

    said = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, check=True
    )

    assert json.loads(said.stdout) == {
        "publish and publish": {"done and refused": TRIES},
        "publish and discard": {"done and refused": TRIES},
        "withdraw and withdraw": {"done and refused": TRIES_OF_DOCUMENTS},
        "lines of a draft": {"1": 2 * TRIES},
        "close and close": {"done and done": TRIES},
        "answers counted": {str(ANSWERS): TRIES, "lines": TRIES},
        "approve and approve": {"done and refused": TRIES},
        "e-mails of a day": {"1": TRIES, "sent": TRIES},
    }
