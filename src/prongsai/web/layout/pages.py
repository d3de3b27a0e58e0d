"""What the page of a result shows, for every audience."""

from typing import Any

from django.utils.translation import gettext as _

from prongsai.core.results import Result, drafts
from prongsai.web.layout import figures
from prongsai.web.layout.charts import bar_chart
from prongsai.web.layout.levels import next_step, step_reached


def result_page(shown: Result, *, base: str, query: str, language: str) -> dict[str, Any]:
    """Everything that follows from a result; ``base`` and ``query`` are its address."""
    groups = figures.groups(shown, language)
    rows = [row for group in groups for row in group.rows]
    contrasts = figures.contrasts(shown, language)
    return {
        "base": base,
        "query": query,
        "total": figures.row(shown, shown.total, language),
        "level": None if shown.level is None else shown.level.name.say(language),
        "reached": step_reached(shown, language),
        "next": next_step(shown, language),
        "drafts": list(drafts(shown.framework)),
        "gaps": figures.gaps(shown, language),
        "shortfalls": shown.shortfalls,
        "groups": groups,
        "chart": bar_chart(_("Scores of the indicators"), rows),
        "legend": [
            (figures.rank(shown.framework.bands, step.at_least), step.name)
            for step in shown.framework.bands
        ],
        "contrasts": contrasts,
        "disputed": [one for one in contrasts[:2] if one.says],
        "disagreements": shown.disagreements,
    }
