"""The check over what is handed in: it is kept beside earlier ones, and taken up where it broke."""

import json
import threading
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from prongsai.apps.audit.models import Entry
from prongsai.apps.evidence.actions import hand_in, set_website
from prongsai.apps.evidence.checking import (
    ABANDONED,
    CUT_OFF,
    begin_check,
    runs_waiting,
    work_on,
)
from prongsai.apps.evidence.copying import broken_copies, record_of, verify_copies
from prongsai.apps.evidence.exhibits import Given
from prongsai.apps.evidence.models import Check, CheckRun, Copy, ExhibitKind, HandIn
from prongsai.apps.evidence.queries import lines_of
from prongsai.apps.evidence.visiting import Visitors, Websites
from prongsai.cli import main
from prongsai.core.evidence.plain import from_kept
from prongsai.core.evidence.shown import Link
from prongsai.fetching.client import LOOPBACK, Limits
from prongsai.fetching.copies import fetched_in
from tests.apps.evidence.looking import gone, page, paper, websites
from tests.web.builders import make_agency, make_disclosure, make_examination, make_hand_in

pytestmark = pytest.mark.django_db

SITE = "https://own.example.go.th"
CONTACT = page(
    f"{SITE}/o3",
    "ที่อยู่ 99 หมู่ 1 ตำบลคลองม่วง อำเภอปากช่อง จังหวัดนครราชสีมา 30130",
    "โทรศัพท์ 0 4400 1234",
)


def checked(examination, look: Visitors, code: str = "") -> CheckRun:
    """A run of the check, from beginning to end."""
    run = begin_check(examination, code=code, by=None)
    run.examination = examination
    assert work_on(run, look)
    run.refresh_from_db()
    return run


def codes(check: Check) -> set[str]:
    """The codes of what a check found."""
    return {finding.code for finding in from_kept(check.report).findings}


def test_a_check_says_what_is_missing_and_how_to_repair_it():
    disclosure = make_disclosure(make_agency(), "o3", 2568)
    make_hand_in(disclosure)

    checked(disclosure.examination, websites(CONTACT))

    check = Check.objects.get()
    missing = next(one for one in from_kept(check.report).findings if one.code == "email_missing")
    assert (check.verdict, missing.severity) == ("fail", "fail")
    assert "" not in missing.repair


def test_a_dead_link_would_fail():
    disclosure = make_disclosure(make_agency(), "o3", 2568)
    make_hand_in(disclosure)

    checked(disclosure.examination, websites(gone(f"{SITE}/o3")))

    assert codes(Check.objects.get()) == {"not_found"}


def test_every_check_stands_beside_the_earlier_ones():
    disclosure = make_disclosure(make_agency(), "o3", 2568)
    made = make_hand_in(disclosure)

    checked(disclosure.examination, websites())
    checked(disclosure.examination, websites(CONTACT))

    first, _second = made.checks.order_by("pk")
    assert codes(first) == {"not_found"}
    line = next(line for line in lines_of(disclosure.examination) if line.node.code == "o3")
    assert line.check == made.checks.order_by("-pk")[0]


def test_a_new_hand_in_has_not_been_checked():
    disclosure = make_disclosure(make_agency(), "o3", 2568)
    make_hand_in(disclosure)
    checked(disclosure.examination, websites())
    make_hand_in(disclosure, f"{SITE}/else")

    line = next(line for line in lines_of(disclosure.examination) if line.node.code == "o3")

    assert (line.state, line.check) == ("handed_in", None)


def test_nothing_can_be_checked_before_something_is_handed_in():
    with pytest.raises(ValidationError) as refused:
        begin_check(make_examination(make_agency()), by=None)

    assert refused.value.messages == ["Nothing is handed in yet, so there is nothing to check."]


def test_a_check_that_is_at_work_is_not_begun_twice():
    disclosure = make_disclosure(make_agency())
    make_hand_in(disclosure)

    first = begin_check(disclosure.examination, by=None)

    assert begin_check(disclosure.examination, by=None) == first
    assert begin_check(disclosure.examination, code=disclosure.code, by=None) != first


def test_of_two_who_would_work_on_a_run_one_does():
    disclosure = make_disclosure(make_agency())
    make_hand_in(disclosure)
    run = begin_check(disclosure.examination, by=None)
    CheckRun.objects.update(beat_at=timezone.now())

    assert not work_on(run, websites())
    assert runs_waiting() == []


def test_a_run_that_was_cut_off_is_taken_up_without_what_it_had_done():
    examination = make_examination(make_agency(), 2568)
    for disclosure in examination.disclosures.all()[:3]:
        make_hand_in(disclosure, f"{SITE}/{disclosure.code}")
    run = begin_check(examination, by=None)
    asked: list[str] = []
    goes_on = iter([True, True, False])
    work_on(run, websites(asked=asked), lambda: next(goes_on))
    (waiting,) = runs_waiting()
    assert (waiting.done, waiting.total, waiting.ended_at) == (2, 3, None)

    work_on(waiting, websites(asked=asked))

    assert asked == [f"{SITE}/{code}" for code in ("o1", "o2", "o3")]
    waiting.refresh_from_db()
    assert (waiting.done, waiting.ended_at is not None) == (3, True)


def test_a_run_whose_server_was_killed_is_taken_up_after_a_while():
    disclosure = make_disclosure(make_agency())
    make_hand_in(disclosure)
    run = begin_check(disclosure.examination, by=None)
    CheckRun.objects.update(beat_at=timezone.now() - ABANDONED - timedelta(seconds=1))

    assert runs_waiting() == [run]
    assert work_on(run, websites())


def test_a_fault_of_ours_ends_the_run_and_says_so(caplog):
    disclosure = make_disclosure(make_agency())
    make_hand_in(disclosure)

    def broken(url: str):
        raise RuntimeError(url)

    run = checked(disclosure.examination, Visitors(broken, websites().read))

    assert (run.ending, run.ended_at is not None) == (CUT_OFF, True)
    assert "a check of OIT was cut off" in caplog.text


def test_a_page_that_is_beyond_the_check_leaves_the_others_alone(caplog):
    examination = make_examination(make_agency(), 2568)
    for code in ("o3", "o4"):
        make_hand_in(examination.disclosures.get(code=code), f"{SITE}/{code}")
    no_page = CONTACT._replace(shown=replace(CONTACT.shown, title=None))

    checked(examination, websites(no_page))

    verdicts = {one.hand_in.disclosure.code: one.verdict for one in Check.objects.all()}
    assert verdicts == {"o3": "unsure", "o4": "fail"}
    assert "an item of OIT could not be checked" in caplog.text


def test_a_file_that_stands_for_two_items_is_told_at_both():
    examination = make_examination(make_agency(), 2568)
    same = paper(f"{SITE}/report.pdf", "รายงานผล ปีงบประมาณ พ.ศ. 2567")
    for code in ("o7", "o13"):
        make_hand_in(examination.disclosures.get(code=code), same.url)

    checked(examination, websites(same))

    newest = [line.check for line in lines_of(examination) if line.check]
    assert all("same_file_two_items" in codes(check) for check in newest)


def test_last_years_file_is_told_unless_it_is_of_the_year_asked_for():
    agency = make_agency()
    report = paper(f"{SITE}/report.pdf", "รายงานผลการดำเนินงาน")
    before = make_examination(agency, 2567)
    make_hand_in(before.disclosures.get(code="o9"), report.url)  # of 2566, as FY2567 asks
    checked(before, websites(report))
    disclosure = make_disclosure(agency, "o7", 2568)
    make_hand_in(disclosure, report.url)

    checked(disclosure.examination, websites(report))

    assert "last_years_file" in codes(lines_of(disclosure.examination)[6].check)


def test_what_the_agencys_website_links_to_may_stand_elsewhere():
    disclosure = make_disclosure(make_agency(), "o3", 2568)
    elsewhere = page("https://files.example.com/o3", *CONTACT.shown.lines)
    home = page(SITE, "หน้าแรก", links=(Link(elsewhere.url, "ติดต่อ"),))
    set_website(disclosure.examination, website=SITE, by=None)
    make_hand_in(disclosure, elsewhere.url)

    checked(disclosure.examination, websites(elsewhere))
    checked(disclosure.examination, websites(elsewhere, home))

    without, with_link = disclosure.hand_ins.get().checks.order_by("pk")
    assert ("off_site" in codes(without), "off_site" in codes(with_link)) == (True, False)


def test_what_is_kept_here_is_looked_at_too():
    disclosure = make_disclosure(make_agency(), "o3", 2568)
    hand_in(
        disclosure,
        seen=0,
        exhibits=[
            Given(ExhibitKind.TEXT, title="ติดต่อ", text="\n".join(CONTACT.shown.lines)),
            Given(ExhibitKind.TABLE, table=[["อีเมล"], ["saraban@own.example.go.th"]]),
            Given(ExhibitKind.FILE, content=b"%PDF-1.7", file_name="map.pdf"),
        ],
        by=None,
    )

    checked(disclosure.examination, websites())

    seen = {one.element: one.found for one in from_kept(Check.objects.get().report).elements}
    assert (seen["phone"], seen["email"]) == (True, True)


def test_the_end_of_a_run_is_one_line_of_the_log():
    disclosure = make_disclosure(make_agency(), "o3", 2568)
    make_hand_in(disclosure)

    checked(disclosure.examination, websites())

    line = Entry.objects.get(action="oit.checked")
    assert line.details == {
        "year": 2568,
        "items": 1,
        "passed": 0,
        "failed": 1,
        "unsure": 0,
        "copies": 1,
        "last_copy": Copy.objects.get().hash,
    }


# Copies


def test_a_check_keeps_a_dated_copy_and_the_same_content_once():
    disclosure = make_disclosure(make_agency(), "o3", 2568)
    make_hand_in(disclosure)

    for _ in range(2):
        checked(disclosure.examination, websites(CONTACT))

    first, second = Copy.objects.order_by("pk")
    assert (second.record, second.same_as, second.previous_hash) == (None, first, first.hash)
    assert fetched_in(record_of(second)).body.decode() == CONTACT.shown.text
    assert verify_copies(disclosure.examination) == []


def test_a_copy_that_was_changed_is_found():
    disclosure = make_disclosure(make_agency(), "o3", 2568)
    make_hand_in(disclosure)
    for look in (websites(CONTACT), websites(), websites(CONTACT)):
        checked(disclosure.examination, look)
    _first, second, _third = Copy.objects.order_by("pk")
    _without_triggers("UPDATE evidence_copy SET url = 'https://else.example' WHERE id = %s", second)

    assert verify_copies(disclosure.examination) == [second]
    (found,) = broken_copies()
    assert found[:4] == (disclosure.examination.round.agency.slug, 2568, "o3", second.pk)
    assert "https://else.example" in found.says.th


def test_a_last_copy_that_the_log_names_is_missed():
    disclosure = make_disclosure(make_agency(), "o3", 2568)
    make_hand_in(disclosure)
    for look in (websites(CONTACT), websites()):
        checked(disclosure.examination, look)
    sound = list(broken_copies())
    last = Copy.objects.order_by("pk").last()
    _without_triggers("DELETE FROM evidence_copy WHERE id = %s", last)

    (found,) = broken_copies()
    assert sound == []
    assert (found.item, found.copy, "is gone" in found.says.en) == (None, None, True)
    told = CliRunner().invoke(main, ["audit", "verify", "--lang", "en"])
    plain = CliRunner().invoke(main, ["audit", "verify", "--json", "--lang", "en"])
    assert (told.exit_code, plain.exit_code) == (1, 1)
    assert f"1 dated copies of OIT checked, 1 faults found\n  {found.says.en}\n" in told.output
    assert json.loads(plain.output)["copies"] == {
        "kept": 1,
        "faults": [
            {
                "copy": None,
                "agency": found.agency,
                "year": 2568,
                "item": None,
                "says": found.says.en,
            }
        ],
    }


def test_the_database_refuses_to_change_a_copy_or_a_check():
    disclosure = make_disclosure(make_agency(), "o3", 2568)
    make_hand_in(disclosure)
    checked(disclosure.examination, websites(CONTACT))

    for rows in (Copy.objects.all(), Check.objects.all(), HandIn.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()


def test_websites_are_opened_and_what_was_fetched_can_be_copied(settings):
    settings.CONTACT = "ita@example.go.th"
    agents = set()

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            agents.add(self.headers["User-Agent"])
            body = "<title>ติดต่อ</title><p>โทร 0 4400 1234</p>".encode()
            found = self.path == "/o3"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body) if found else 0))
            self.end_headers()
            self.wfile.write(body if found else b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}"
        with Websites(Limits(delay=0, backoff=0, retries=0), LOOPBACK) as opened:
            found, dead = opened.visit(f"{root}/o3"), opened.visit(f"{root}/else")
        with Websites() as careful:
            refused = careful.visit(f"{root}/o3")
        server.shutdown()

    assert found.reached.shown.title == "ติดต่อ"
    assert [one.status for one in found.fetched] == [200]
    assert [one.code for one in dead.reached.troubles] == ["not_found"]
    assert [one.code for one in refused.reached.troubles] == ["private_address"]
    assert [one.endswith(" (+ita@example.go.th)") for one in agents] == [True]


def _without_triggers(statement: str, copy: Copy) -> None:
    """Change a row as somebody could who owns the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER evidence_copy_no_update")
            cursor.execute("DROP TRIGGER evidence_copy_no_delete")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE evidence_copy DISABLE TRIGGER USER")
        cursor.execute(statement, [copy.pk])
