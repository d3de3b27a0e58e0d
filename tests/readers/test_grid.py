"""Tables from ruled lines: merged cells, open sides, lines in pieces, and what is no table."""

from prongsai.readers.grid import GridCell, Rule, grids_of


def across(*ys, left=0, right=300):
    return [Rule(y, left, right) for y in ys]


def down(*xs, top=0, bottom=60):
    return [Rule(x, top, bottom) for x in xs]


def cells(rows, columns):
    return [grid.cells for grid in grids_of(rows, columns, slack=2)]


def test_lines_make_cells_from_the_top_left():
    assert cells(across(0, 30, 60), down(0, 100, 300)) == [
        (GridCell(0, 0, 1, 1), GridCell(0, 1, 1, 1), GridCell(1, 0, 1, 1), GridCell(1, 1, 1, 1))
    ]


def test_where_a_wall_is_missing_cells_are_one():
    rows = [*across(0, 60), Rule(30, 100, 300)]
    columns = [*down(0, 100, 300), Rule(200, 30, 60)]

    assert cells(rows, columns) == [
        (GridCell(0, 0, 2, 1), GridCell(0, 1, 1, 2), GridCell(1, 1, 1, 1), GridCell(1, 2, 1, 1))
    ]


def test_lines_in_pieces_and_drawn_twice_are_one():
    pieces = [Rule(30 + x % 2 / 2, x * 100, x * 100 + 100) for x in range(3)]

    assert cells([*across(0, 0.8, 60), *pieces], down(0, 100, 100.9, 300)) == cells(
        across(0, 30, 60), down(0, 100, 300)
    )


def test_a_table_may_have_open_sides():
    assert cells(across(0, 30, 60), down(100)) == cells(across(0, 30, 60), down(0, 100, 300))


def test_an_underline_in_a_cell_is_no_wall_though_it_reaches_one():
    underlines = [Rule(15, 6, 100), Rule(16, 106, 250)]

    assert cells([*across(0, 30, 60), *underlines], down(0, 100, 300)) == cells(
        across(0, 30, 60), down(0, 100, 300)
    )


def test_a_frame_and_lines_that_do_not_meet_are_no_table():
    assert grids_of(across(0, 60), down(0, 300), 2) == []
    assert grids_of(across(0, 60), down(0, 100, 300, top=70, bottom=90), 2) == []


def test_two_tables_stay_two_and_come_from_the_top_down():
    rows = [*across(100, 130), *across(0, 30)]
    columns = [*down(0, 100, 300, top=100, bottom=130), *down(0, 100, 300, bottom=30)]

    assert [grid.tops for grid in grids_of(rows, columns, 2)] == [(0, 30), (100, 130)]


def test_a_thousand_lines_are_a_drawing():
    assert grids_of(across(*range(0, 3000, 5)), down(*range(0, 9000, 5)), 2) == []
