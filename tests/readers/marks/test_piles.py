"""Files as piles of sheets: what is found, joined, and refused with a sentence."""

from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from prongsai.readers.marks.apart import pile_read_apart
from prongsai.readers.marks.judging import SURE
from prongsai.readers.marks.leaves import homography, leaves_in, projected
from prongsai.readers.marks.piles import pile_of
from tests.readers.marks.builders import print_forms
from tests.readers.marks.photographs import Photographer

YEAR = 2569
PLAIN = {
    "dots": 150, "turn": 3.0, "tilt": 0.02, "curl": 0.0, "shadow": "none", "fold": "", "noise": 3.0,
    "blur": 0.0, "quality": 85, "pen": "black", "style": "fill",
}  # fmt: skip
EMPTY = Image.new("RGB", (1000, 1400), "white")


def saved(picture: Image.Image, kind: str = "JPEG") -> bytes:
    file = BytesIO()
    picture.save(file, kind)
    return file.getvalue()


def taken(leaf: int, page: int | None = None, seed: int = 3, **wanted) -> bytes:
    printed = print_forms(YEAR, "eit", 2)
    photographer = Photographer(seed, printed.pdf, printed.layout)
    return photographer.photograph(leaf, page, **(PLAIN | wanted)).content


def pile(*files: tuple[str, bytes]):
    printed = print_forms(YEAR, "eit", 2)
    return pile_of(files, {printed.layout.name: printed.layout})


def test_leaves_of_a_sheet_are_joined_by_their_serial_in_any_order():
    first, second = print_forms(YEAR, "eit", 2).serials

    found = pile(("b.jpg", taken(2)), ("c.jpg", taken(1, 2)), ("a.jpg", taken(1, turn=181.0)))

    assert {one.serial: one.missing for one in found.sheets} == {first: (), second: (2,)}
    assert found.problems == ()


def test_a_pdf_of_scans_gives_every_page():
    pages = [Image.open(BytesIO(taken(leaf))) for leaf in (1, 2)]
    file = BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=150)

    (sheet,) = pile(("scan.pdf", file.getvalue())).sheets

    assert sheet.missing == ()


def test_two_photographs_of_one_leaf_that_disagree_leave_a_doubt():
    # The same leaf is filled in by two people; no paper has that, but two pictures may.
    one, other = taken(1, seed=3), taken(1, seed=4)

    (sheet,) = pile(("a.jpg", one), ("b.jpg", other)).sheets
    (first,), (second,) = pile(("a.jpg", one)).sheets, pile(("b.jpg", other)).sheets
    sure_of = [
        {answer.code: answer.option for answer in seen.answers if answer.sure >= SURE}
        for seen in (first, second)
    ]
    disagree = {
        code for code in sure_of[0].keys() & sure_of[1] if sure_of[0][code] != sure_of[1][code]
    }

    assert disagree
    assert disagree <= {answer.code for answer in sheet.answers if answer.sure < SURE}


def test_a_leaf_of_another_layout_belongs_to_another_survey():
    printed = print_forms(YEAR, "eit", 2)

    found = pile_of([("a.jpg", taken(1))], {"QQQQ": printed.layout})

    assert [one.says.en.split(";")[0] for one in found.problems] == [
        f"leaf {shown(printed.serials[0])} belongs to another survey"
    ]


def shown(serial: str) -> str:
    return "-".join(serial[at : at + 3] for at in (0, 3, 6))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("wall.jpg", saved(EMPTY), "no leaf of a paper form was found"),
        ("small.png", saved(EMPTY.resize((300, 400)), "PNG"), "too small to read circles in"),
        ("words.txt", b"just words", "files of this kind are not known"),
        ("nothing.jpg", b"", "files of this kind are not known"),
        ("broken.jpg", b"\xff\xd8\xff\xe0broken", "cannot be opened as a picture"),
        ("broken.pdf", b"%PDF-1.7 broken", "cannot be opened as PDF"),
        ("large.jpg", b"\xff\xd8\xff" + bytes(25_000_001), "larger than 25 million bytes"),
    ],
)
def test_what_is_no_leaf_gets_a_sentence_and_nothing_else_suffers(name, content, says):
    found = pile((name, content), ("good.jpg", taken(1)))

    assert [one.sentence("en").startswith(name) for one in found.problems] == [True]
    assert says in found.problems[0].says.en
    assert len(found.sheets) == 1


def test_a_picture_that_unpacks_to_too_many_points_is_refused():
    bomb = saved(Image.new("1", (30_000, 30_000)), "PNG")

    (problem,) = pile(("bomb.png", bomb)).problems

    assert "too many points" in problem.says.en


def test_a_pdf_with_more_pages_than_a_pile_is_refused():
    document = pypdfium2.PdfDocument.new()
    for _page in range(61):
        document.new_page(100, 100)
    file = BytesIO()
    document.save(file)

    (problem,) = pile(("many.pdf", file.getvalue())).problems

    assert "61 pages, and 60 are read" in problem.says.en


def test_half_a_leaf_is_told_and_none_of_its_marks_is_believed():
    whole = Image.open(BytesIO(taken(1, turn=0.0)))

    found = pile(("half.jpg", saved(whole.crop((0, 0, whole.width, whole.height // 2)))))

    assert found.sheets == ()
    assert "only a part is seen" in found.problems[0].says.en


def test_reading_apart_gives_the_same():
    printed = print_forms(YEAR, "eit", 2)
    files = [("a.jpg", taken(1)), ("cat.jpg", saved(EMPTY))]
    layouts = {printed.layout.name: printed.layout}

    assert pile_read_apart(files, layouts) == pile_of(files, layouts)


def test_doubtful_answers_come_with_a_picture_of_their_circles():
    (sheet,) = pile(("a.jpg", taken(1, fold="down", shadow="edge", seed=9))).sheets
    unsure = {one.code for one in sheet.answers if one.sure < SURE}

    assert {one.code for one in sheet.doubtful} == unsure
    for one in sheet.doubtful:
        with Image.open(BytesIO(one.picture)) as picture:
            assert picture.width > picture.height > 20


def test_a_projection_is_found_again():
    paper = np.array([(0, 0), (2100, 0), (2100, 2970), (0, 2970), (1000, 900)], np.float64)
    matrix = np.array([[0.9, 0.1, 30], [-0.05, 1.1, 40], [1e-5, 2e-5, 1]])
    picture = projected(matrix, paper)

    found = homography(paper, picture)

    assert np.allclose(projected(found, paper), picture)


def test_a_leaf_is_found_though_a_corner_is_covered():
    points = np.asarray(Image.open(BytesIO(taken(1, turn=0.0)))).copy()
    points[: points.shape[0] // 6, : points.shape[1] // 5] = 90

    (leaf,) = leaves_in(points)

    assert leaf.corners == {1, 2, 3}


def scanned(leaf: int) -> tuple[np.ndarray, float]:
    """An empty leaf as a flat scan: its points, and points to a tenth of a millimetre."""
    page = pypdfium2.PdfDocument(print_forms(YEAR, "iit").pdf)[leaf - 1]
    points = np.asarray(page.render(scale=150 / 72).to_pil().convert("RGB"), np.float32).copy()
    return points, points.shape[1] / 2100


def sure_marks(points: np.ndarray) -> list[str]:
    """The answers that a reader would be sure of on an empty leaf."""
    printed = print_forms(YEAR, "iit")
    picture = saved(Image.fromarray(points.clip(0, 255).astype(np.uint8)))
    (sheet,) = pile_of([("a.jpg", picture)], {printed.layout.name: printed.layout}).sheets
    return [one.code for one in sheet.answers if one.option is not None and one.sure >= SURE]


@pytest.mark.parametrize("depth", [0.4, 0.6, 0.8])
@pytest.mark.parametrize("wide", [3, 6, 9])
def test_a_fold_through_a_column_of_empty_circles_is_no_mark(depth, wide):
    points, scale = scanned(2)
    column = max(bubble.x for bubble in print_forms(YEAR, "iit").layout.bubbles) - 200
    far = np.arange(points.shape[1]) / scale - column
    points *= (1 - depth * np.exp(-((far / wide) ** 2)))[None, :, None]

    assert sure_marks(points) == []


@pytest.mark.parametrize("reach", [50, 90, 250])
def test_a_stain_over_empty_circles_is_no_mark(reach):
    points, scale = scanned(2)
    bubble = next(one for one in print_forms(YEAR, "iit").layout.bubbles if one.leaf == 2)
    down, across = np.mgrid[0 : points.shape[0], 0 : points.shape[1]] / scale
    far = np.hypot(across - bubble.x - 8, down - bubble.y + 5)
    points *= (1 - 0.45 / (1 + np.exp(np.clip((far - reach) / 8, -50, 50))))[..., None]

    assert sure_marks(points) == []


def test_an_empty_leaf_is_surely_empty():
    points, _scale = scanned(2)
    printed = print_forms(YEAR, "iit")
    picture = saved(Image.fromarray(points.astype(np.uint8)))

    (sheet,) = pile_of([("a.jpg", picture)], {printed.layout.name: printed.layout}).sheets

    assert {(one.look, one.sure >= SURE) for one in sheet.answers} == {("blank", True)}
