"""``prongsai check`` with tables as Excel, phones and broken disks write them: no traceback."""

import json

import pytest
from click.testing import CliRunner

from prongsai.cli.check import check

AT = "http://127.0.0.1:1/"
READ = {
    "with a mark of its byte order": f"\ufeffcode,url\no1,{AT}\n".encode(),
    "in UTF-16": f"code,url\no1,{AT}\n".encode("utf-16"),
    "in an old Thai code page": f"รหัสข้อ,ลิงก์\no1,{AT}\n".encode("cp874"),
    "with semicolons": f"code;url\no1;{AT}\n".encode(),
    "with tabs": f"code\turl\no1\t{AT}\n".encode(),
    "with a quoted line break": f'code,url\no1,"{AT}\nx"\n'.encode(),
    "with old line ends": f"code,url\ro1,{AT}\r".encode(),
    "with Thai numerals": f"code,url\nO๑,{AT}\n".encode(),
}
REFUSED = {
    "empty": b"",
    "blank": b"\n\n\n",
    "only a head": b"code,url\n",
    "no head": f"o1,{AT}\n".encode(),
    "NUL": f"code,url\no1,{AT}\0\n".encode(),
    "an open quote": f'code,url\no1,"{AT}\n'.encode(),
    "Excel by another name": b"PK\x03\x04junk",
    "a PDF by another name": b"%PDF-1.4 junk",
    "a cell without end": f"code,url\no1,{AT}".encode() + b"a" * 200_000,
}


def told(tmp_path, content):
    """What the command ends with, and answers in JSON."""
    file = tmp_path / "links.csv"
    file.write_bytes(content)
    done = CliRunner().invoke(check, [str(file), "--year", "2568", "--json", "--lang", "en"])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, json.loads(done.stdout)


@pytest.mark.parametrize("content", READ.values(), ids=READ)
def test_a_table_is_read_however_it_was_written(tmp_path, content):
    code, document = told(tmp_path, content)

    assert (code, [item["code"] for item in document["items"]]) == (0, ["o1"])


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_is_no_table_of_links_is_refused_in_a_sentence(tmp_path, content):
    code, document = told(tmp_path, content)

    assert (code, list(document), len(document["problems"])) == (1, ["problems"], 1)
    assert "links.csv" in document["problems"][0]["where"]
