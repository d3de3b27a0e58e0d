"""A plan of measures of the demonstration, opened and filled as an officer does it."""

from prongsai.apps.accounts.models import User
from prongsai.apps.agencies.models import Agency
from prongsai.apps.improvement.measuring import adopt_suggestion
from prongsai.apps.improvement.plan_queries import framework_of
from prongsai.apps.improvement.planning import open_plan
from prongsai.core.improvement.suggesting import suggestions_for
from prongsai.core.yamlfile import Mapping


def improve(agency: Agency, office: Mapping, officer: User | None) -> None:
    """Open the plans of an office, each with the first suggestion for some of its weak points."""
    for wanted in office.get("improvement", []):
        plan = open_plan(agency, assessed=wanted["assessed"], by=officer)
        for code in wanted["answers"]:
            first = suggestions_for(framework_of(plan), code)[0]
            adopt_suggestion(plan, code=code, suggestion=first.code, by=officer)
