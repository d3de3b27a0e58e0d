"""``prongsai score``: what result sheets give by the rules of their year."""

from typing import TYPE_CHECKING

import click

from prongsai.cli.output import answer, json_option, language_option, problems_told, tell

if TYPE_CHECKING:
    from prongsai.core.results import Result


@click.command(
    epilog="Example: prongsai score sheet.yaml --receipt 9  ·  prongsai score *.xlsx --json"
)
@click.argument("sheets", nargs=-1, required=True, type=click.Path())
@click.option("--receipt", "node", metavar="CODE", help="Walk down from this node: 9, oit, total.")
@json_option
@language_option
def score(sheets: tuple[str, ...], node: str | None, as_json: bool, language: str) -> None:
    """Score result sheets (YAML, CSV or XLSX): totals, levels, disagreements and receipts.

    With --json, one object a line, in the order of the sheets.
    """
    from prongsai.core.results import result_of
    from prongsai.core.sheets.files import read_sheet

    with problems_told(language, as_json):
        results = [result_of(read_sheet(path)) for path in sheets]
        texts = [] if as_json else [_text(result, node, language) for result in results]
    for result in results if as_json else ():
        answer(result.as_json(language))
    if texts:
        tell("\n\n".join(texts))


def _text(result: "Result", node: str | None, language: str) -> str:
    from prongsai.cli.score_text import receipt_lines, result_lines

    lines = result_lines(result, language)
    if node is not None:
        lines += ["", *receipt_lines(result, node, language)]
    return "\n".join(lines)
