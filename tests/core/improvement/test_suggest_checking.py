"""Whoever writes a suggestion is told in sentences where it is wrong and what to do."""

import pytest

from prongsai.core.improvement.suggest_checking import checked_library
from prongsai.core.loading import load_framework
from prongsai.core.problems import ProblemsFound

WORDS = """
owners: {กองคลัง: [การเงิน]}
elements: {address: [ที่อยู่]}
acts: [จัดทำ, ติดตั้ง]
weak: [กำชับ]
names: [LINE]
"""
SUGGESTION = """
      - measure: จัดทำป้าย
        by: [กองคลัง]
        effort: low
        methods: [จัดทำแบบ, ติดตั้งป้าย]
        steps:
          - {do: จัดทำร่าง, due: ภายใน ธ.ค.}
          - {do: จัดทำป้าย, by: [กองคลัง]}
          - {do: ติดตั้งที่จุดบริการ}
        evidence: [ภาพถ่ายป้าย]
        follow_up: ตรวจทุกเดือน
        because: ประชาชนเห็น
"""
FILE = f"""ideas:
  - code: sign
    idea: ป้าย
    answers: {{fy2566: [i1]}}
    suggestions:{SUGGESTION}"""


def problems(text: str, *, frameworks=(), words: str = WORDS) -> list[str]:
    """What is said of a library whose only file has ``text``."""
    texts = {"sign.yaml": text, "words.yaml": words}
    with pytest.raises(ProblemsFound) as found:
        checked_library(texts, frameworks or (load_framework(2566),))
    own = [one for one in found.value.problems if not one.where.en.startswith("fy")]
    return [one.sentence("en") for one in own]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            "fy2566: [i1]",
            "fy2566: [i99]",
            "sign.yaml, line 6: fy2566 has no question or item 'i99'; "
            "correct the code under answers.",
        ),
        (
            "fy2566: [i1]",
            "fy2577: [i1]",
            "sign.yaml, line 6: there are no rules for 2577; correct the year under answers.",
        ),
        (
            "fy2566: [i1]",
            "last year: [i1]",
            "sign.yaml, line 4: 'last year' under answers is no year; "
            "write fyNNNN or fyNNNN..fyNNNN.",
        ),
        (
            "fy2566: [i1]",
            "fy2566..fy2567: [i1], fy2567: [i2]",
            "sign.yaml, line 4: year 2567 stands twice under answers; keep one of the two.",
        ),
        (
            "        by: [กองคลัง]",
            "        by: [กองเงิน]",
            "sign.yaml, line 6: 'กองเงิน' is no owner known here; use a word from words.yaml "
            "or add it there under owners:.",
        ),
        (
            "due: ภายใน ธ.ค.",
            "due: เร็ว ๆ นี้",
            "sign.yaml, line 6: the period 'เร็ว ๆ นี้' cannot be read; write such as ไตรมาส ๑ "
            "or ภายใน ธ.ค., or leave due: out.",
        ),
        (
            "measure: จัดทำป้าย",
            "measure: มีป้าย",
            "sign.yaml, line 6: 'มีป้าย' says no act that can be verified; use a verb such as "
            "those under acts: in words.yaml.",
        ),
        (
            "measure: จัดทำป้าย",
            "measure: กำชับให้จัดทำป้าย",
            "sign.yaml, line 6: 'กำชับให้จัดทำป้าย' begins with 'กำชับ', which nobody can verify; "
            "begin with what is done.",
        ),
        (
            "follow_up: ตรวจทุกเดือน",
            "follow_up: ตรวจทาง LINE และ Twitter",
            "sign.yaml, line 6: 'ตรวจทาง LINE และ Twitter' has 'Twitter'; write it in Thai, "
            "or add it under names: in words.yaml if it is a name.",
        ),
        (
            "effort: low",
            "effort: low\n        elements: [fax]",
            "sign.yaml, line 6: 'fax' is no element known here; correct it or add it under "
            "elements: in words.yaml.",
        ),
        (
            "effort: low",
            "effort: low\n        elements: [address]",
            "sign.yaml, line 6: the element 'address' is listed and not named in the text; "
            "name it by one of: ที่อยู่.",
        ),
        (
            "effort: low",
            "effort: none",
            "sign.yaml, line 8: 'effort' of 'sign › suggestions 1' is 'none'; "
            "it must be one of low, medium, high.",
        ),
        (
            "methods: [จัดทำแบบ, ติดตั้งป้าย]",
            "methods: [จัดทำแบบ]",
            "sign.yaml, line 9: 'methods' of 'sign › suggestions 1' has 1 entries; "
            "it must have 2 to 4: add or join some.",
        ),
        (
            SUGGESTION,
            " []\n",
            "sign.yaml, line 2: 'sign' has no suggestion; write at least one under suggestions:.",
        ),
        (
            SUGGESTION,
            SUGGESTION + SUGGESTION.removeprefix("\n"),
            "sign.yaml, line 17: 'sign-2' repeats sign.yaml, sign-1; "
            "say something else or make them one.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_to_do(before, after, sentence):
    assert before in FILE

    assert problems(FILE.replace(before, after, 1)) == [sentence]


def test_a_question_without_a_suggestion_and_an_item_without_its_elements_are_told():
    framework = load_framework(2566)
    text = FILE.replace("[i1]", "[i1, o5]").replace(
        "effort: low", "effort: low\n        elements: [address]"
    )

    with pytest.raises(ProblemsFound) as found:
        checked_library(
            {"sign.yaml": text.replace("ภาพถ่ายป้าย", "ที่อยู่บนป้าย"), "words.yaml": WORDS}, [framework]
        )

    told = {one.where.en: one.says.en for one in found.value.problems}
    assert "fy2566 i1" not in told
    assert told["fy2566 i2"] == (
        f"no suggestion answers '{framework.nodes['i2'].name.en}'; write one, "
        "or add the code under answers of one that does."
    )
    assert told["fy2566 o5"] == (
        "no suggestion sees to all elements; missing: phone, email, map. "
        "Add them to its text and elements:."
    )


def test_rules_that_no_file_names_are_left_to_the_year_before():
    with pytest.raises(ProblemsFound) as found:
        checked_library(
            {"sign.yaml": FILE, "words.yaml": WORDS}, [load_framework(2566), load_framework(2569)]
        )

    assert {one.where.en.split()[0] for one in found.value.problems} == {"fy2566"}


def test_every_problem_is_told_at_once_and_in_thai_too():
    text = FILE.replace("due: ภายใน ธ.ค.", "due: สักวัน").replace("measure: จัดทำป้าย", "measure: ป้าย")

    with pytest.raises(ProblemsFound) as found:
        checked_library({"sign.yaml": text, "words.yaml": WORDS}, [load_framework(2566)])

    told = [one.sentence("th") for one in found.value.problems if one.where.en.startswith("sign")]
    assert told == [
        "sign.yaml บรรทัด 6: อ่านระยะเวลา 'สักวัน' ไม่ได้ โปรดเขียน เช่น ไตรมาส ๑ หรือ ภายใน ธ.ค. "
        "หรือลบ due: ออก",
        "sign.yaml บรรทัด 6: 'ป้าย' ไม่บอกการกระทำที่ตรวจสอบได้ โปรดใช้คำกริยา เช่น จัดทำ เผยแพร่ "
        "(รายการใน words.yaml ใต้ acts:)",
    ]
