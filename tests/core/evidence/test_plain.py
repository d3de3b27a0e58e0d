from fractions import Fraction

from prongsai.core.evidence.findings import ElementSeen, Finding, ItemCheck
from prongsai.core.evidence.plain import as_plain, from_kept, kept, of_plain
from prongsai.core.evidence.worth import worth
from prongsai.core.loading import load_framework
from prongsai.core.wording import Text, same

CHECK = ItemCheck(
    "o3",
    "fail",
    (Finding("email_missing", "fail", "http://a/", Text("ไม่พบ", "Not there"), Text("เพิ่ม", "Add")),),
    (ElementSeen("phone", True, "โทร 0", "http://a/"), ElementSeen("email", False)),
)
PLAIN = {
    "items": [
        {
            "code": "o3",
            "verdict": "fail",
            "findings": [
                {
                    "code": "email_missing",
                    "severity": "fail",
                    "url": "http://a/",
                    "says": "Not there",
                    "repair": "Add",
                }
            ],
            "elements": [
                {"element": "phone", "found": True, "evidence": "โทร 0"},
                {"element": "email", "found": False, "evidence": ""},
            ],
        }
    ]
}


def test_a_check_is_plain_in_one_language():
    assert as_plain([CHECK], "en") == PLAIN


def test_a_plain_check_is_read_back():
    (check,) = of_plain(PLAIN)

    assert check.findings[0].says == same("Not there")
    assert as_plain([check], "th") == PLAIN


def test_a_kept_check_comes_back_whole():
    assert from_kept(kept(CHECK)) == CHECK


def test_an_item_is_worth_its_share_of_the_total():
    framework = load_framework(2563)

    # 40 % of OIT, two indicators, five sub-indicators, nine items in 9.1.
    assert worth(framework, "o5", None) == Fraction(40, 2 * 5 * 9)
