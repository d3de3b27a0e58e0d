"""What an agency discloses for each OIT item, and everything that happens to it.

Nothing here is overwritten: a change is a new hand-in, a new check, a new verdict beside the
earlier ones.
"""

from prongsai.apps.evidence.models.checks import Check, CheckRun
from prongsai.apps.evidence.models.copies import Copy
from prongsai.apps.evidence.models.handed_in import (
    Approval,
    Disclosure,
    EvidenceFile,
    Examination,
    Exhibit,
    ExhibitKind,
    HandIn,
    Stage,
)
from prongsai.apps.evidence.models.review import Assignment, Clarification, Decision, Turn

__all__ = [
    "Approval",
    "Assignment",
    "Check",
    "CheckRun",
    "Clarification",
    "Copy",
    "Decision",
    "Disclosure",
    "EvidenceFile",
    "Examination",
    "Exhibit",
    "ExhibitKind",
    "HandIn",
    "Stage",
    "Turn",
]
