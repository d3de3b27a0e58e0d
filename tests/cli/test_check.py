"""``prongsai check`` on a small website of our own."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from threading import Thread

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook
from warcio.archiveiterator import ArchiveIterator

from prongsai.cli import main

CONTACT = """<!doctype html><html lang="th"><title>ติดต่อเรา</title><body>
<h1>ติดต่อองค์การบริหารส่วนตำบลสมมุติ</h1>
<p>เลขที่ ๙๙ หมู่ที่ ๔ ตำบลสมมุติ อำเภอเมืองสมมุติ จังหวัดสมมุติบุรี ๙๙๑๒๐</p>
<p>โทรศัพท์ ๐-๔๔๒๔-๙๙๙๙</p><p>สำนักงานเปิดให้บริการทุกวันทำการ ตั้งแต่เวลา ๐๘.๓๐ ถึง ๑๖.๓๐ น.</p>
<iframe src="https://www.google.com/maps/embed?pb=1"></iframe></body></html>"""
PAGES = {"/contact": CONTACT, "/": '<a href="/contact">ติดต่อเรา</a> เว็บไซต์หน่วยงาน' * 20}


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        page = PAGES.get(self.path)
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((page or "ไม่พบหน้านี้").encode())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def site(monkeypatch) -> Iterator[str]:
    monkeypatch.setenv("PRONGSAI_ALLOW_LOOPBACK", "1")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def nobody() -> str:
    """The address of a port at which nobody answers."""
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}/"


def check(path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", str(path), "--year", "2566", *arguments])


def written(tmp_path, content: str | bytes, name: str = "links.csv"):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def verdicts(result: Result) -> dict[str, str]:
    return {item["code"]: item["verdict"] for item in json.loads(result.stdout)["items"]}


def test_each_item_is_told_with_what_is_missing_and_how_it_is_put_right(site, tmp_path):
    links = written(tmp_path, f"code,url\no5,{site}/contact\no1,{site}/gone\n")

    result = check(links, "--site", site, "--json")

    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert verdicts(result) == {"o1": "fail", "o5": "fail"}
    contact = document["items"][1]
    failing = [f["code"] for f in contact["findings"] if f["severity"] == "fail"]
    assert failing == ["email_missing"]
    assert {e["element"]: e["found"] for e in contact["elements"]} == {
        "address": True,
        "phone": True,
        "email": False,
        "map": True,
    }
    assert document["without_links"][0] == "o2"


def test_people_read_it_in_lines(site, tmp_path):
    links = written(tmp_path, f"code,url\no5,{site}/contact\n")

    lines = check(links).stdout.splitlines()

    assert lines[0] == "o5  ข้อมูลการติดต่อ: ไม่ผ่าน"
    assert any(line.startswith("     วิธีแก้: เพิ่มอีเมลกลางของหน่วยงาน") for line in lines)
    assert "ไม่ผ่าน 1 ข้อ" in lines[-1]


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: ("\ufeff" + text).encode(),
        lambda text: text.replace(",", ";").encode(),
        lambda text: text.replace(",", "\t").encode("utf-16"),
        lambda text: text.replace("code", "รหัส").replace("url", "ลิงก์").encode("cp874"),
        lambda text: text.replace("o5", "O๕").replace("\n", "\r\n").encode(),
    ],
)
def test_what_excel_saves_as_csv_is_read(site, tmp_path, encoded):
    links = written(tmp_path, encoded(f"code,url\no5,{site}/contact\n"))

    assert verdicts(check(links, "--json")) == {"o5": "fail"}


def test_a_workbook_is_read(site, tmp_path):
    workbook = Workbook()
    for row in (("รายการ OIT",), ("ข้อ", "url"), (5, f"{site}/contact")):
        workbook.active.append(row)
    workbook.save(tmp_path / "links.xlsx")

    assert verdicts(check(tmp_path / "links.xlsx", "--json")) == {"o5": "fail"}


def test_a_row_that_is_wrong_is_told_and_the_rest_is_checked(site, tmp_path):
    links = written(tmp_path, f"code,url\no99,{site}/\n,{site}/\no6,\no5,{site}/contact\n")

    result = check(links, "--json", "--lang", "en")

    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert [item["code"] for item in document["items"]] == ["o5"]
    assert [problem["where"][-5:] for problem in document["problems"]] == [
        "row 2",
        "row 3",
        "row 4",
    ]
    assert "OIT of 2566 has no item 'o99'" in result.stderr


def test_a_website_that_cannot_be_reached_is_told_and_the_rest_is_checked(site, nobody, tmp_path):
    links = written(tmp_path, f"code,url\no1,{nobody}\no5,{site}/contact\n")

    result = check(links, "--json", "--lang", "en")

    assert result.exit_code == 1
    assert verdicts(result) == {"o1": "unsure", "o5": "fail"}
    assert f"No connection to {nobody[7:-1]} could be made" in result.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "empty"),
        ("name,link\no5,x\n", "code and url"),
        ('code,url\no5,"http://a\n', "quotes"),
        (b"\x00\x01\x02", "table"),
        ("code,url\n", "no address to check"),
    ],
)
def test_what_is_no_table_of_links_is_a_sentence(tmp_path, content, says):
    result = check(written(tmp_path, content), "--lang", "en")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert says in result.stderr


def test_a_year_without_rules_and_a_site_that_is_none_are_sentences(tmp_path):
    links = written(tmp_path, "code,url\no5,http://127.0.0.1:9/\n")

    assert check(links, "--site", "/home").exit_code == 1
    assert CliRunner().invoke(main, ["check", str(links), "--year", "2400"]).exit_code == 1


def test_loopback_is_refused_where_nobody_allows_it(nobody, tmp_path):
    links = written(tmp_path, f"code,url\no5,{nobody}\n")

    found = json.loads(check(links, "--json").stdout)["items"][0]["findings"]

    assert [finding["code"] for finding in found] == ["private_address"]


def test_copies_are_kept_as_an_archive_of_the_web(site, tmp_path):
    links = written(tmp_path, f"code,url\no5,{site}/contact\n")
    copies = tmp_path / "copies.warc.gz"

    assert check(links, "--copies", str(copies)).exit_code == 0
    assert check(links, "--copies", str(copies)).exit_code == 1
    with copies.open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file)]
    assert kinds == ["metadata", "response", "request"]
