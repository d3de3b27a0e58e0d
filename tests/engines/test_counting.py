"""Answers in files as survey tools export them: what is counted."""

import pytest

from prongsai.core.marks import merged
from prongsai.engines.answers import Agencies
from prongsai.engines.counting import Counted, count_by_agency, counted_file
from prongsai.engines.naming import Naming, read_naming
from tests.engines.files import SMALL, THREE, counted, make_file, make_parquet, make_survey


def test_each_row_is_a_respondent_and_an_empty_answer_was_skipped(tmp_path):
    path = make_file(tmp_path, "i1.1,i1.2,i2\n3,2,1\n3,2,\n,0,\n")

    assert counted(path) == THREE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_headings_are_codes_in_any_capitals_after_a_byte_order_mark_or_none(tmp_path, encoding):
    path = make_file(tmp_path, " I1.1,i1.2,I2 \n3,2,1\n3,2,\n,0,\n", encoding)

    assert counted(path) == THREE


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_columns_are_parted_as_spreadsheets_part_them(tmp_path, separator, line_end):
    text = "i1.1,i1.2,i2\n3,2,1\n3,2,\n,0,\n".replace(",", separator).replace("\n", line_end)

    assert counted(make_file(tmp_path, text)) == THREE


def test_an_option_is_its_code_in_thai_or_arabic_numerals_or_its_wording(tmp_path):
    rows = ["3,๒,name option 1", " ๓ ,2.0,", ",ชื่อ  option 0,"]

    assert counted(make_file(tmp_path, "i1.1,i1.2,i2\n" + "\n".join(rows))) == THREE


def test_the_order_of_the_rows_never_matters(tmp_path):
    assert counted(make_file(tmp_path, "i2,i1.2,i1.1\n,0,\n,2,3\n1,2,3\n")) == THREE


def test_a_mapping_file_names_headings_and_answers(tmp_path):
    mapping = tmp_path / "names.yaml"
    mapping.write_text(
        "columns: {ประทับเวลา: ignore, ข้อ 1 ก: i1.1, ข้อ 1 ข: I1.2, หมายเหตุ: ignore}\n"
        'options: {ไม่เคย: "0", บ่อย: 2, ประจำ: 3, ไม่ทราบ: ignore}\n'
        "not_asked: [i2]\n",
        "utf-8",
    )
    path = make_file(
        tmp_path, "ประทับเวลา,ข้อ ๑ ก,ข้อ 1 ข,หมายเหตุ\n1,ประจำ,บ่อย,ก\n2,ประจำ,บ่อย,\n3,ไม่ทราบ,ไม่เคย,ข\n"
    )

    assert counted(path, read_naming(mapping)) == {key: THREE[key] for key in ("i1.1", "i1.2")}


def test_other_columns_are_ignored_where_the_mapping_says_so(tmp_path):
    path = make_file(tmp_path, "time,i1.1,i1.2,i2\nx,3,2,1\nx,3,2,\nx,,0,\n")

    assert counted(path, Naming(other_columns="ignore")) == THREE


def test_headings_may_be_whole_sentences_with_anything_in_them(tmp_path):
    heading = 'What is "it"?\nO\'Neill; -- 1%, {x}'
    quoted = '"' + heading.replace('"', '""') + '"'
    path = make_file(tmp_path, f"{quoted},i1.2,i2\n3,2,1\n3,2,\n,0,\n")
    naming = Naming(columns={'whatis"it"?o\'neill;--1%,{x}': "i1.1"})

    assert counted(path, naming) == THREE


def test_a_file_name_may_have_anything_in_it(tmp_path):
    path = tmp_path / "it's [1] *.csv"
    path.write_text("i1.1,i1.2,i2\n3,2,1\n3,2,\n,0,\n", "utf-8")

    assert counted(path) == THREE


def test_parquet_is_counted_with_whatever_types_it_has(tmp_path):
    path = make_parquet(
        tmp_path,
        """SELECT * FROM (VALUES (3::UTINYINT, 2.0::DOUBLE, 'มี'), (3, 2, NULL), (NULL, 0, NULL))
           t("i1.1", "i1.2", "i2")""",
    )

    assert counted(path, Naming(options={"มี": "1"})) == THREE


LONG = """
    SELECT * FROM (VALUES
        ('b', 'i1.1', 3), ('b', 'i1.2', 2), ('b', 'i2', 1), ('a', 'i1.1', 3), ('a', 'i1.2', 2),
        ('a', 'i1.2', 0), ('a', 'i2', NULL)
    ) t(agency, question, option)"""


def test_a_long_table_has_one_answer_a_row(tmp_path):
    assert counted(make_parquet(tmp_path, LONG)) == THREE


def test_a_long_table_may_name_questions_and_ask_more(tmp_path):
    path = make_parquet(tmp_path, LONG.replace("'i2'", "'Q2'") + " UNION ALL SELECT 'a', 'x', 7")
    naming = Naming(columns={"q2": "i2", "x": "ignore"})

    assert counted(path, naming) == THREE
    nation = count_by_agency(path, Agencies("agency"), make_survey(), "iit", naming, SMALL)
    assert merged(counts for _, counts in nation) == THREE


def test_a_nation_is_counted_agency_by_agency(tmp_path):
    expected = [
        ("a", {"i1.1": {"3": 1}, "i1.2": {"0": 1, "2": 1}}),
        ("b", {"i1.1": {"3": 1}, "i1.2": {"2": 1}, "i2": {"1": 1}}),
    ]
    wide = make_file(tmp_path, "i1.1,Agency,i1.2,i2\n3,b,2,1\n3,a,2,\n,a,0,\n")
    long = make_parquet(tmp_path, LONG)

    for path in (wide, long):
        assert (
            list(count_by_agency(path, Agencies("agency"), make_survey(), "iit", limits=SMALL))
            == expected
        )


def test_a_nation_may_answer_in_words_and_skip(tmp_path):
    path = make_file(
        tmp_path, "i1.1,agency,i1.2,i2\nname option 3,b,๒,x\n3,b,0,\n3.0,b,, name option 1\n"
    )
    naming = Naming(options={"x": "ignore"})

    assert list(count_by_agency(path, Agencies("agency"), make_survey(), "iit", naming, SMALL)) == [
        ("b", {"i1.1": {"3": 3}, "i1.2": {"0": 1, "2": 1}, "i2": {"1": 1}})
    ]


def test_agencies_too_large_for_small_counters_are_counted_exactly(tmp_path):
    path = make_parquet(
        tmp_path,
        """SELECT 'large' AS agency, 3 AS "i1.1", n % 4 AS "i1.2", n % 2 AS i2
           FROM range(300_000) t(n) UNION ALL SELECT 'small', 3, 0, NULL""",
    )

    assert list(count_by_agency(path, Agencies("agency"), make_survey(), "iit")) == [
        (
            "large",
            {
                "i1.1": {"3": 300_000},
                "i1.2": dict.fromkeys("0123", 75000),
                "i2": {"0": 150_000, "1": 150_000},
            },
        ),
        ("small", {"i1.1": {"3": 1}, "i1.2": {"0": 1}}),
    ]


def test_shares_of_the_agencies_are_the_nation(tmp_path):
    path = make_parquet(
        tmp_path,
        """SELECT 'agency ' || n % 40 AS agency, 3 AS "i1.1", 2 AS "i1.2", n % 2 AS i2
           FROM range(200) t(n)""",
    )
    whole, *shares = (
        dict(count_by_agency(path, Agencies("agency", share, of), make_survey(), "iit"))
        for share, of in [(0, 1), (0, 3), (1, 3), (2, 3)]
    )

    assert sum(map(len, shares)) == 40
    assert {agency: counts for share in shares for agency, counts in share.items()} == whole


def test_names_of_forms_are_codes_whatever_group_stands_before_them(tmp_path):
    path = make_file(tmp_path, "iit/i1_1,grp-sub-i1_2,IIT:i2\n3,2,1\n3,2,\n,0,\n")

    assert counted(path) == THREE


def test_headings_may_be_our_wording_as_forms_of_other_tools_write_it(tmp_path):
    headings = ["ชื่อ ask i1 [ชื่อ i1.1]", "ชื่อ  i1 / ชื่อ i1.2", "ข้อ ๒. name ask i2"]
    headings[1] = "ชื่อ ask i1/ชื่อ i1.2"
    path = make_file(tmp_path, ",".join(headings) + "\n3,2,1\n3,2,\n,0,\n")

    assert counted(path) == THREE


def test_a_code_before_words_of_ones_own_says_which_question_it_is(tmp_path):
    path = make_file(tmp_path, "i1.1 How quick?,I๑.๒) How kind?,i2. Any?\n3,2,1\n3,2,\n,0,\n")

    assert counted(path) == THREE


def test_an_answer_may_be_both_languages_or_code_and_wording_together(tmp_path):
    rows = ["3 - name option 3,ชื่อ option 2 / name option 2,1. ชื่อ option 1"]
    rows += ["3) name option 3,name option 2 (ชื่อ option 2),", ",0=ชื่อ option 0,"]

    assert counted(make_file(tmp_path, "i1.1,i1.2,i2\n" + "\n".join(rows))) == THREE


def test_columns_that_tools_add_are_ignored_and_told(tmp_path):
    added = ["_id", "meta/instanceID", "ประทับเวลา", "start", "__version__", "ที่อยู่อีเมล"]
    path = make_file(
        tmp_path,
        ",".join([*added, "i1.1,i1.2,i2\n"])
        + "".join(f"{',' * len(added)}{row}\n" for row in ("3,2,1", "3,2,", ",0,")),
    )

    assert counted_file(path, make_survey(), "iit", limits=SMALL) == Counted(THREE, tuple(added))


def test_a_mapping_file_wins_over_what_is_known_of_tools(tmp_path):
    path = make_file(tmp_path, "i1.1,i1.2,score,i2\n3,2,1,9\n3,2,,9\n,0,,9\n")
    naming = Naming(columns={"score": "i2", "i2": "ignore"})

    assert counted(path, naming) == THREE
