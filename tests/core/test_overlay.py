"""An agency can lay the official wording over ours; the rules stay what they are."""

from dataclasses import replace

import pytest

from prongsai.core.overlay import with_wording
from prongsai.core.problems import ProblemsFound
from prongsai.core.wording import Text
from tests.builders import (
    make_assessment,
    make_framework,
    make_instrument,
    make_item,
    make_node,
    make_question,
)

PART = make_node("i1.1", kind="part", scale="four")
FRAMEWORK = replace(
    make_framework(
        assessment=make_assessment(
            make_instrument("iit", 60, make_node("1", make_question("i1", parts=(PART,)))),
            make_instrument("oit", 40, make_node("9", make_item("o2"))),
        )
    ),
    digest="sha256:rules",
)


def test_names_and_questions_are_read_in_the_official_wording():
    official = with_wording(
        FRAMEWORK,
        """
        i1:
          name: {th: ชื่อทางการ, en: Official name}
          ask: {th: คำถามทางการ, en: Official question}
        i1.1: {name: {th: ข้อย่อยทางการ}}
        o2: {name: {th: ข้อตรวจทางการ, en: Official item}}
        """,
        "official.yaml",
    )

    assert official.wording == "official"
    assert official.nodes["i1"].name == Text("ชื่อทางการ", "Official name")
    assert official.nodes["i1"].ask == Text("คำถามทางการ", "Official question")
    assert official.nodes["o2"].name == Text("ข้อตรวจทางการ", "Official item")


def test_our_english_stays_where_the_official_wording_has_none():
    official = with_wording(FRAMEWORK, "i1.1: {name: {th: ข้อย่อยทางการ}}", "official.yaml")

    assert official.nodes["i1.1"].name == Text("ข้อย่อยทางการ", PART.name.en)


def test_the_rules_and_their_digest_stay_the_same():
    official = with_wording(FRAMEWORK, "o2: {name: {th: ข้อตรวจทางการ}}", "official.yaml")

    ours = replace(FRAMEWORK.nodes["o2"], name=official.nodes["o2"].name)
    assert official.nodes["o2"] == ours
    assert official.nodes["iit"] == FRAMEWORK.nodes["iit"]
    assert official.digest == FRAMEWORK.digest


@pytest.mark.parametrize(
    ("text", "thai", "english"),
    [
        (
            "i99: {name: {th: ก}}",
            "official.yaml บรรทัด 1: หลักเกณฑ์ปี 2566 ไม่มีรหัส 'i99' "
            "โปรดแก้เป็นรหัสของปีนั้น เช่น i1, i1.1 หรือ o2",
            "official.yaml, line 1: the rules of 2566 have no code 'i99'; "
            "use codes of that year, such as i1, i1.1 or o2.",
        ),
        (
            "o2: {ask: {th: ก}}",
            "official.yaml บรรทัด 1: 'o2' ไม่ใช่ข้อคำถาม จึงมี ask ไม่ได้ โปรดใช้ name",
            "official.yaml, line 1: 'o2' is not a question and cannot have ask; use name.",
        ),
        (
            "i1:\n  title: {th: ก}",
            "official.yaml บรรทัด 2: 'i1' มี 'title' ซึ่งไม่รู้จัก โปรดลบหรือแก้เป็นหัวข้อที่ใช้ได้ คือ ask, name",
            "official.yaml, line 2: 'i1' has 'title', which is not known here; "
            "remove it or use one of: ask, name.",
        ),
        (
            "i1: {weight: 30}",
            "official.yaml บรรทัด 1: 'i1' มี 'weight' ซึ่งไม่รู้จัก โปรดลบหรือแก้เป็นหัวข้อที่ใช้ได้ คือ ask, name",
            "official.yaml, line 1: 'i1' has 'weight', which is not known here; "
            "remove it or use one of: ask, name.",
        ),
        (
            "i1: {name: {en: a}}",
            "official.yaml บรรทัด 1: 'i1 › name' ไม่มี 'th' โปรดเติม",
            "official.yaml, line 1: 'i1 › name' has no 'th'; add it.",
        ),
    ],
)
def test_a_wording_that_does_not_fit_is_told(text: str, thai: str, english: str):
    with pytest.raises(ProblemsFound) as found:
        with_wording(FRAMEWORK, text, "official.yaml")

    assert [one.sentence("th") for one in found.value.problems] == [thai]
    assert [one.sentence("en") for one in found.value.problems] == [english]
