"""Letters become lines whatever order a file draws them in, and headings stay apart."""

from prongsai.readers.grid import Rule, grids_of
from prongsai.readers.layout import Letter, lines_of, printed_of

SIZE = 10.0


def letter(text, left, baseline=100.0, width=5.0, **look):
    middle = left + width / 2
    return Letter(text, middle, baseline - 3, left, left + width, baseline, SIZE, **look)


def mark(text, right, baseline=100.0):
    """A vowel or tone, which is drawn to the left of where the pen stands."""
    return letter(text, right - 4, baseline, 4)


def word(text, left, baseline=100.0, **look):
    return [letter(sign, left + 5 * at, baseline, **look) for at, sign in enumerate(text)]


def texts(letters):
    return [line.text for line in lines_of(letters)]


def test_marks_drawn_after_the_word_go_to_their_letters():
    drawn = [
        letter("ร", 0),
        mark("้", 5),
        letter("ว", 5),
        mark("่", 10),
        mark("ู", 5),
        letter("า", 10),
    ]

    assert texts(drawn) == ["รู้ว่า"]


def test_raised_tones_stay_on_their_line():
    drawn = [letter("ท", 0), mark("ี", 5), mark("่", 5, baseline=94.0), *word("กข", 5)]

    assert texts(drawn) == ["ที่กข"]


def test_pieces_of_a_line_are_put_in_order_with_a_space_in_a_gap():
    assert texts([*word("ขวา", 60), *word("ซาย", 0)]) == ["ซาย ขวา"]


def test_small_gaps_make_no_spaces():
    assert texts([letter("ก", 0), letter("ข", 6), letter("ค", 12)]) == ["กขค"]


def test_lines_come_from_the_top_down():
    assert texts([*word("ลาง", 0, 120), *word("บน", 0, 100)]) == ["บน", "ลาง"]


def test_a_heading_over_two_lines_is_one_but_not_with_the_next_number():
    lines = [
        *word("ก" * 40, 0, 100, bold=True),
        *word("ข" * 20, 0, 112, bold=True),
        *word("๑. ค", 0, 124, bold=True),
        *word("ง" * 40, 0, 136),
    ]

    printed = printed_of(lines, [])

    assert [(one.cells[0], one.heading) for one in printed] == [
        ("ก" * 40 + " " + "ข" * 20, True),
        ("๑. ค", True),
        ("ง" * 40, False),
    ]


def test_words_in_one_column_of_lines_are_text_and_in_two_a_row():
    rules = ([Rule(80, 0, 200), Rule(120, 0, 200)], [Rule(x, 80, 120) for x in (0, 100, 200)])
    grids = grids_of(*rules, slack=2)

    assert [one.cells for one in printed_of(word("กข", 10), grids)] == [("กข",)]
    assert [one.cells for one in printed_of([*word("กข", 10), *word("คง", 110)], grids)] == [
        ("กข", "คง")
    ]
