"""``prongsai score``: what result sheets give by the rules of their year."""

from typing import Any

import click

from prongsai.cli.output import answer, json_option, language_option, problems_told, tell


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
        for number, result in enumerate(results):
            if as_json:
                answer(result.as_json(language))
                continue
            if number:
                tell()
            _tell_result(result, node, language)


def _tell_result(result: Any, node: str | None, language: str) -> None:
    from prongsai.cli.score_text import receipt_lines, result_lines

    lines = result_lines(result, language)
    if node is not None:
        lines += ["", *receipt_lines(result, node, language)]
    for line in lines:
        tell(line)
