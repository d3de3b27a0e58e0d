"""Everything of a year (เอกสารทั้งชุด): each instrument as it is, in the order of the seeds."""

from collections.abc import Collection

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.bundling import bundled, kinds_for, of_year
from prongsai.core.documents.kinds import built
from prongsai.core.documents.material import Material


def build(material: Material, chosen: Collection[str] = ()) -> Document:
    """One document of all instruments; the pages of each count from 1.

    ``chosen`` has codes of variants to take instead of those that the plan calls for.
    """
    whole = of_year(material)
    parts = [built(code, whole) for code in kinds_for(whole, chosen)]
    return bundled(material, parts)
