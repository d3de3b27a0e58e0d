"""Files of answers that cannot be counted: each mistake is told with what to do."""

from pathlib import Path

import pytest

from prongsai.core.problems import ProblemsFound
from prongsai.engines.answers import Agencies, Limits
from prongsai.engines.counting import count_answers, count_by_agency
from prongsai.engines.naming import Naming, read_naming
from tests.engines.files import counted, make_file, make_survey


def told(path: Path, naming: Naming | None = None) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        counted(path, naming)
    return [problem.sentence("en") for problem in found.value.problems]


def test_an_unknown_answer_is_told_with_column_times_and_first_row(tmp_path):
    path = make_file(tmp_path, "i1.1,i1.2,i2\n3,2,1\n,9,\n,9,yes\n")

    assert told(path) == [
        "answers.csv, column 'i1.2': '9' (rows: 2, the first is row 3) is no answer to i1.2; "
        "answers are 0 (name option 0), 1 (name option 1), 2 (name option 2), 3 (name option 3). "
        "Correct it, or name it under options in a mapping file (--mapping).",
        "answers.csv, column 'i2': 'yes' (rows: 1, the first is row 4) is no answer to i2; "
        "answers are 0 (name option 0), 1 (name option 1). "
        "Correct it, or name it under options in a mapping file (--mapping).",
    ]


def test_the_first_row_is_right_in_a_file_read_by_several_threads(tmp_path):
    rows = ["3,2,1"] * 300_000
    rows[250_000] = "3,2,x"
    path = make_file(tmp_path, "i1.1,i1.2,i2\n" + "\n".join(rows))

    with pytest.raises(ProblemsFound) as found:
        count_answers(path, make_survey(), "iit", limits=Limits(threads=4))

    assert "'x' (rows: 1, the first is row 250002)" in str(found.value)


def test_a_column_of_free_text_is_told_in_a_few_sentences(tmp_path):
    rows = "\n".join(f"3,2,remark {number}" for number in range(1000))

    sentences = told(make_file(tmp_path, "i1.1,i1.2,i2\n" + rows))

    assert len(sentences) == 6
    assert sentences[-1] == (
        "answers.csv, column 'i2': 995 other values are no answers either; check that the column "
        "holds this question."
    )


def test_unknown_and_missing_columns_are_told_together(tmp_path):
    assert told(make_file(tmp_path, "i1,i1.1,when\n3,3,1\n")) == [
        "answers.csv, column 'i1': this question is asked in parts; give each its own column: "
        "i1.1, i1.2.",
        "answers.csv, column 'when': this heading is not the code of a question of iit; say in a "
        "mapping file (--mapping) which question it is, or ignore.",
        "answers.csv: there is no column for i1.2, i2; add it, or list it under not_asked in a "
        "mapping file (--mapping) if it was not asked.",
    ]


def test_a_code_in_the_mapping_that_was_not_asked_is_told(tmp_path):
    naming = Naming("names.yaml", columns={"first": "i9"}, not_asked=("i1.2",))

    assert told(make_file(tmp_path, "First,i1.1,i2\n3,3,1\n"), naming) == [
        "answers.csv, column 'First': names.yaml says that it is 'i9', which iit does not ask; "
        "correct the code in names.yaml."
    ]


def test_two_columns_for_one_question_are_told(tmp_path):
    naming = Naming("names.yaml", columns={"again": "i2"})

    assert told(make_file(tmp_path, "i1.1,i1.2,i2,again\n3,3,1,1\n"), naming) == [
        "answers.csv, column 'i2, again': these headings are all i2; keep one and say ignore for "
        "the others."
    ]


def test_a_file_that_is_not_utf_8_says_how_to_save_it(tmp_path):
    path = make_file(tmp_path, "i1.1,i1.2,i2\n3,2,1\n3,2,มี\n", "cp874")

    assert told(path) == [
        "answers.csv: line 3 is not UTF-8 (it may be Windows-874); open the file in Excel and save "
        "it as 'CSV UTF-8 (comma delimited)'."
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "answers.csv: the file is empty; export the answers from the survey tool again."),
        ("\n", "answers.csv: the file is empty; export the answers from the survey tool again."),
        (
            "i1.1,i1.2,i2\n",
            "answers.csv: there is not a single answer in it; export the answers from the survey "
            "tool again.",
        ),
        (
            "i1.1,i1.2,I1.1\n3,3,3\n",
            "answers.csv: these headings stand twice: i1.1; give each column its own.",
        ),
        (
            "PK\x03\x04",
            "answers.csv: this is an Excel workbook; open it and save it as 'CSV UTF-8 (comma "
            "delimited)'.",
        ),
        (
            "i1.1,i1.2,i2\n3,2,1\n3,2\n",
            "answers.csv, line 3: this cannot be read as a table; check that every row has as many "
            "columns as the header and that quotes come in pairs, then save it again.",
        ),
        (
            'i1.1,i1.2,i2\n3,2,1\n3,"2,1\n',
            "answers.csv, line 3: this cannot be read as a table; check that every row has as many "
            "columns as the header and that quotes come in pairs, then save it again.",
        ),
        (
            "PAR1, but broken",
            "answers.csv: this cannot be read as a table; check that every row has as many columns "
            "as the header and that quotes come in pairs, then save it again.",
        ),
    ],
)
def test_a_file_that_is_no_table_of_answers_is_told_in_a_sentence(tmp_path, text, sentence):
    assert told(make_file(tmp_path, text)) == [sentence]


def test_a_file_that_does_not_exist_or_open_is_told(tmp_path):
    assert told(tmp_path / "none.csv") == [
        "none.csv: there is no such file; check its name and where it is."
    ]
    assert told(tmp_path)[0].startswith(f"{tmp_path.name}: the file could not be opened")


def test_a_mapping_file_with_mistakes_is_told(tmp_path):
    mapping = tmp_path / "names.yaml"
    mapping.write_text("columns: {A: i1, a: i2, b: [i3]}\nother_columns: keep\nchannels: {}\n")

    with pytest.raises(ProblemsFound) as found:
        read_naming(mapping)

    assert [problem.sentence("en") for problem in found.value.problems] == [
        "names.yaml, line 1: 'a' under 'columns' repeats an earlier name (space and capitals "
        "aside); keep one.",
        "names.yaml, line 1: 'b' under 'columns' must be followed by a code such as i1.1, or by "
        "ignore.",
        "names.yaml, line 2: 'other_columns' of 'names.yaml' is 'keep'; it must be one of refuse, "
        "ignore.",
        "names.yaml, line 3: 'names.yaml' has 'channels', which is not known here; remove it or "
        "use one of: columns, not_asked, options, other_columns.",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "i1.1,agency,i1.2,i2\n3,b,2,1\n3,,2,\n",
            "answers.csv: some rows have nothing under 'agency'; fill in which agency they belong "
            "to.",
        ),
        (
            "i1.1,agency,i1.2,i2\n3,a,2,3\n",
            "answers.csv, column 'i2': '3' (rows: 1, the first is row 2) is no answer to i2; "
            "answers are 0 (name option 0), 1 (name option 1). Correct it, or name it under "
            "options in a mapping file (--mapping).",
        ),
        (
            "i1.1,i1.2,i2\n3,2,1\n",
            "answers.csv: there is no column 'agency'; there are: i1.1, i1.2, i2.",
        ),
    ],
)
def test_a_nation_is_understood_before_the_first_agency_is_counted(tmp_path, text, sentence):
    with pytest.raises(ProblemsFound) as found:
        next(count_by_agency(make_file(tmp_path, text), Agencies("agency"), make_survey(), "iit"))

    assert str(found.value) == sentence


def test_a_file_without_any_question_is_told_what_it_lacks(tmp_path):
    naming = Naming(not_asked=("i1.1", "i1.2", "i2"), other_columns="ignore")

    assert told(make_file(tmp_path, "when\n1\n"), naming)[0].startswith(
        "answers.csv: there is no column for i1.1, i1.2, i2;"
    )
