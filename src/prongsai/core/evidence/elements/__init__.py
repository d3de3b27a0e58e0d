"""Detectors of the required elements, by the code of the element; a code without one has none.

Each module has the detectors of one idea. A detector answers True with the words in which it saw
the element, False where everything that could hold it was read, and None where it cannot tell.
"""

from collections.abc import Mapping

from prongsai.core.evidence.elements import (
    complaints,
    contact,
    ethics,
    executives,
    gifts,
    improving,
    kinds,
    laws,
    manuals,
    methods,
    money,
    months,
    news,
    participation,
    people,
    plans,
    procurement,
    questions,
    results,
    risks,
    services,
    staff,
    statistics,
    structure,
    timing,
)
from prongsai.core.evidence.findings import Detector

# Every module with detectors; where two know a code, the later one counts.
MODULES = (
    complaints,
    contact,
    ethics,
    executives,
    gifts,
    improving,
    kinds,
    laws,
    manuals,
    methods,
    money,
    months,
    news,
    participation,
    people,
    plans,
    procurement,
    questions,
    results,
    risks,
    services,
    staff,
    statistics,
    structure,
    timing,
)

DETECTORS: Mapping[str, Detector] = {
    code: detector for module in MODULES for code, detector in module.DETECTORS.items()
}
