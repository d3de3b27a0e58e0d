"""What must be true of a framework, each rule one function that yields sentences."""

from prongsai.core.checking.codes import (
    codes_are_unique,
    codes_are_written_one_way,
    file_is_named_after_the_year,
    references_exist,
)
from prongsai.core.checking.nodes import (
    documents_prove_items,
    drafts_say_why,
    items_say_what_they_need,
    marks_are_given_below,
    weights_add_up,
)
from prongsai.core.checking.places import (
    every_place_can_be_reached,
    every_score_has_a_place,
    scales_run_from_nothing_to_all,
)
from prongsai.core.checking.rule import Rule
from prongsai.core.checking.surveys import (
    groups_are_told_apart,
    samples_belong_to_surveys,
    surveys_are_of_instruments,
)
from prongsai.core.checking.windows import windows_end_after_they_begin, windows_lie_in_the_year
from prongsai.core.framework import Framework
from prongsai.core.problems import Problem
from prongsai.core.wording import same

# In the order in which an author reads what is wrong.
RULES: tuple[Rule, ...] = (
    file_is_named_after_the_year,
    codes_are_unique,
    codes_are_written_one_way,
    weights_add_up,
    marks_are_given_below,
    items_say_what_they_need,
    documents_prove_items,
    references_exist,
    scales_run_from_nothing_to_all,
    every_score_has_a_place,
    every_place_can_be_reached,
    drafts_say_why,
    samples_belong_to_surveys,
    surveys_are_of_instruments,
    groups_are_told_apart,
    windows_end_after_they_begin,
    windows_lie_in_the_year,
)


def check_framework(framework: Framework, file: str) -> list[Problem]:
    """Every problem with the rules of a framework whose fields have been read."""
    return [Problem(same(file), says) for rule in RULES for says in rule(framework, file)]
