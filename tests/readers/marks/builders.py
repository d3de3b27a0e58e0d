"""Forms with serials for tests that read them."""

import random
from functools import lru_cache
from typing import NamedTuple

from prongsai.core.loading import load_framework
from prongsai.core.surveys.codes import new_code
from prongsai.core.surveys.paper_layout import PaperLayout, paper_layout
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.printing.survey_forms.content import Form
from prongsai.printing.survey_forms.stamped import forms_pdf

UNITS = ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนาและวัฒนธรรม"]


class Printed(NamedTuple):
    """A pack of forms: its PDF, what stands where, and the serials in the order of the pages."""

    pdf: bytes
    layout: PaperLayout
    serials: list[str]


@lru_cache(maxsize=8)
def print_forms(year: int, instrument: str, forms: int = 1, seed: int = 1) -> Printed:
    """Forms of a year's survey for an agency of four units."""
    survey = questionnaire(load_framework(year), instrument)
    layout = paper_layout(survey, {"units": len(UNITS)})
    draw = random.Random(seed)  # noqa: S311 -- serials of a test
    serials = [new_code(draw.choice) for _ in range(forms)]
    form = Form(survey, "องค์การบริหารส่วนตำบลคลองม่วง", layout, {"units": UNITS})
    return Printed(forms_pdf(form, serials), layout, serials)
