"""Putting what assessors decided here into a result sheet."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from prongsai.core.framework import Node
from prongsai.core.sheets.sheet import Sheet


def with_decisions(
    sheet: Sheet, instrument: Node, marks: Mapping[str, Decimal], reasons: Mapping[str, str]
) -> Sheet:
    """The sheet with decided marks of an instrument's items in place of those that it had.

    Reasons become the comments beside them. What was published above the items stays, to be
    compared; everything of other instruments stays.
    """
    items = {node.code for node in instrument.walk() if node.kind == "item"}
    kept_marks = {code: mark for code, mark in sheet.marks.items() if code not in items}
    kept_comments = {code: said for code, said in sheet.comments.items() if code not in items}
    told = {code: reason for code, reason in reasons.items() if code in items and reason}
    return replace(
        sheet,
        marks=kept_marks | {code: mark for code, mark in marks.items() if code in items},
        comments=kept_comments | told,
    )
