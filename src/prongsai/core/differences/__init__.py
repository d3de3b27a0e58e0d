"""What is new this year: the differences between two years' rules, as sentences."""

from prongsai.core.differences.difference import KINDS, Difference, Kind, told
from prongsai.core.differences.nodes import node_differences
from prongsai.core.differences.rules import rule_differences
from prongsai.core.framework import Framework

__all__ = ["KINDS", "Difference", "Kind", "differences"]


def differences(before: Framework, after: Framework) -> tuple[Difference, ...]:
    """Everything that changed from ``before`` to ``after``, in the order an officer reads it.

    Questions and items are the same where their titles are, so one under another code is told as
    renumbered, not as dropped and new. A change that several share is one sentence.
    """
    return told([*node_differences(before, after), *rule_differences(before, after)])
