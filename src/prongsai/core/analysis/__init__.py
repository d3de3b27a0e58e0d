"""What a result says about an agency, and how it changed since the year before."""

from prongsai.core.analysis.analysing import (
    Analysis,
    Banded,
    Repair,
    ThemeScore,
    analyse,
    repairs,
    themes_of,
)
from prongsai.core.analysis.plain import as_plain
from prongsai.core.analysis.yearly import Moved, Yearly, change_since

__all__ = [
    "Analysis",
    "Banded",
    "Moved",
    "Repair",
    "ThemeScore",
    "Yearly",
    "analyse",
    "as_plain",
    "change_since",
    "repairs",
    "themes_of",
]
