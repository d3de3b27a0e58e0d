"""Reports of agencies that do not exist, each with a name and figures of its own."""

from dataclasses import replace
from decimal import Decimal

from prongsai.core.documents.blocks import Document
from prongsai.core.documents.kinds import built
from prongsai.core.documents.material import Material
from prongsai.core.documents.profile import Profile
from prongsai.core.loading import load_framework
from prongsai.core.results import result_by
from prongsai.core.sheets.sheet import AgencyName, Sheet

YEAR = 2563
LOST = 21  # so many questions and items below 60 make a report of twelve pages


def report(number: int) -> Document:
    """The analysis in nine sections of the agency with this number."""
    return built("analysis-sections", material(number))


def material(number: int) -> Material:
    """An agency with this number: every question and item known, some of them lost."""
    framework = load_framework(YEAR)
    codes = [node.code for node in framework.marked]
    marks = {code: _mark(number, index) for index, code in enumerate(codes)}
    agency = AgencyName(f"เทศบาลตำบลตัวอย่างที่ {number}", "", "เมือง", "สมมุติ")
    sheet = Sheet(year=YEAR, agency=agency, marks=marks)
    profile = Profile(agency.name, district=agency.district, province=agency.province)
    return Material(replace(profile, unit="สำนักปลัด"), result=result_by(framework, sheet))


def _mark(number: int, index: int) -> Decimal:
    # Spread over the questions, other ones and other figures for every agency.
    if (index * 5 + number) % 88 < LOST:
        return Decimal((number * 37 + index * 11) % 6000).scaleb(-2)
    return Decimal(6000 + (number * 7919 + index * 104_729) % 4001).scaleb(-2)
