"""Marks on photographs of our own forms: nothing that the reader is sure of is wrong.

The full measure, on seeds that nobody tuned the reader on, is benchmarks/paper.py.
"""

from prongsai.readers.marks.judging import SURE
from prongsai.readers.marks.piles import Pile, pile_of
from tests.readers.marks.builders import Printed, print_forms
from tests.readers.marks.photographs import DOUBLE, Photograph, Photographer

FORMS = (("iit", 1), ("eit", 2), ("iit", 3), ("eit", 1))
YEAR = 2569
PLAIN = {
    "dots": 150, "turn": 0.0, "tilt": 0.0, "curl": 0.0, "shadow": "none", "fold": "", "noise": 3.0,
    "blur": 0.0, "quality": 80, "pen": "blue", "style": "fill",
}  # fmt: skip
# Each spoilt in its own way, at resolutions that keep the test short.
SPOILT = (
    {"turn": 180.0, "style": "fill"},
    {"turn": 94.0, "style": "cross"},
    {"tilt": 0.09, "style": "tick"},
    {"shadow": "edge", "style": "scribble"},
    {"shadow": "gradient", "pen": "pencil", "style": "cross"},
    {"fold": "across", "style": "cross"},
    {"fold": "down", "pen": "red", "style": "tick"},
    {"noise": 14.0, "pen": "light blue", "style": "scribble"},
    {"blur": 1.4, "style": "tick"},
    {"quality": 45, "pen": "black", "style": "fill"},
    {"curl": 0.012, "style": "cross"},
    {"dots": 200, "turn": 270.0, "tilt": 0.06, "shadow": "soft", "fold": "across", "curl": 0.006},
)


def read(photograph: Photograph, printed: Printed) -> Pile:
    return pile_of([("photo.jpg", photograph.content)], {printed.layout.name: printed.layout})


def test_no_sure_mark_is_wrong_and_few_plain_ones_are_left_to_a_person():
    wrong, plain, left = [], 0, 0
    for seed, spoilt in enumerate(SPOILT):
        instrument, leaf = FORMS[seed % len(FORMS)]
        printed = print_forms(YEAR, instrument)
        photographer = Photographer(seed, printed.pdf, printed.layout)
        photograph = photographer.photograph(leaf, **(PLAIN | spoilt))

        (sheet,) = read(photograph, printed).sheets

        assert (sheet.serial, len(sheet.answers)) == (printed.serials[0], len(photograph.meant))
        for one in sheet.answers:
            meant = photograph.meant[one.code]
            if one.sure >= SURE and one.option != meant:
                wrong.append((spoilt, one, meant))
            if one.code not in photograph.hard:
                plain += 1
                left += one.sure < SURE
    assert wrong == []
    assert plain > 50
    assert left <= plain / 10


def test_what_is_double_is_left_to_a_person():
    printed = print_forms(YEAR, "eit")
    found = {}
    for seed in range(40, 46):
        photographer = Photographer(seed, printed.pdf, printed.layout)
        photograph = photographer.photograph(2, **PLAIN)
        (sheet,) = read(photograph, printed).sheets
        answers = {one.code: one for one in sheet.answers}
        found |= {
            (seed, code): (answers[code].look, answers[code].sure < SURE)
            for code, meant in photograph.meant.items()
            if meant == DOUBLE
        }

    assert found
    assert set(found.values()) == {("double", True)}
