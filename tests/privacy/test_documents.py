"""The documents say what is promised, what is not protected, and which limits there are."""

import re

from prongsai.apps.surveys.intake import background, limits, writer
from prongsai.apps.surveys.privacy.attacks import MOST_BY_CHANCE, MOST_DEVIATIONS
from prongsai.apps.surveys.privacy.promises import promises
from prongsai.apps.surveys.privacy.unprotected import UNPROTECTED
from prongsai.core.loading import load_framework, years
from prongsai.web.respond.answering import LARGEST
from tests.repository import read


def test_every_promise_stands_in_the_document_as_the_command_says_it():
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", read("docs/privacy.md"), re.MULTILINE)

    assert rows == [(one.name, one.promise.en, one.seen_by.en) for one in promises()]


def test_the_document_says_what_is_not_protected():
    section = (
        read("docs/privacy.md").partition("### What is not protected")[2].partition("\n## ")[0]
    )

    assert re.findall(r"^- (.*)\.$", section, re.MULTILINE) == [
        text.en[0].upper() + text.en[1:] for text in UNPROTECTED
    ]


def test_the_document_says_when_the_rehearsal_counts_as_kept():
    text = read("docs/privacy.md")

    assert f"below {MOST_DEVIATIONS} standard\ndeviations" in text
    assert f"for no more\nthan {MOST_BY_CHANCE} people" in text


def test_every_limit_that_is_published_is_that_of_the_program():
    table = read("docs/operations/intake.md").partition("## Limits")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \| ([\d,]+) \| ([^|]+) \|", table, re.MULTILINE)

    answers, codes = limits.SUBMISSIONS, limits.WRONG_CODES
    assert (answers.seconds_each, codes.seconds_each) == (0.5, 5)
    assert [(at_once, each) for _what, at_once, each in rows] == [
        (f"{answers.at_once}", "half second"),
        (f"{codes.at_once}", "5 seconds"),
        (f"{LARGEST:,}", "–"),
        (f"{writer.MOST_WAITING:,}", "–"),
    ]
    assert "changes every hour" in " ".join(table.split())
    assert limits.HOUR == 3600


def test_the_smallest_group_that_the_documents_name_is_that_of_every_year():
    smallest = {
        rules.smallest_group for year in years() for rules in load_framework(year).surveys.values()
    }

    assert smallest == {5}
    assert background.EVERY == 10  # "within some ten seconds where at least 10 wait"
