"""The steps of closing a survey, over two databases; each may be done again after a crash."""

from collections import defaultdict

from prongsai.apps.surveys.models import Survey, SurveyTally
from prongsai.apps.surveys.queries import OWN, survey_rules
from prongsai.core.surveys.tallies import Tally, tally_from_plain

Groups = dict[tuple[str, str], dict[str, Tally]]


def count_everything(survey: Survey) -> None:
    """Refuse answers from now on, and count all that wait."""
    from prongsai.apps.surveys.intake.folding import fold_rest, seal

    seal(survey.pk)
    fold_rest(survey)


def write_groups(survey: Survey) -> None:
    """Keep the tallies by group, merged until no group is too small; once and for all."""
    from prongsai.core.surveys.suppression import suppressed

    smallest = survey_rules(survey).smallest_group
    wholes = {
        row.portion: tally_from_plain(row.tally)
        for row in survey.tallies.filter(origin=OWN, trait="")
    }
    written = [
        SurveyTally(
            survey=survey, portion=portion, trait=trait, value=value, tally=tally.as_plain()
        )
        for (portion, trait), groups in sorted(_by_trait(survey).items())
        if portion in wholes
        for value, tally in sorted(suppressed(groups, wholes[portion], smallest).items())
    ]
    SurveyTally.objects.bulk_create(written)


def forget_traces(survey: Survey) -> None:
    """Wipe what the store still has of the survey: tokens, used codes, groups."""
    from prongsai.apps.surveys.intake.folding import forget

    forget(survey.pk)


def _by_trait(survey: Survey) -> Groups:
    from prongsai.apps.surveys.intake.folding import groups_of

    groups: Groups = defaultdict(dict)
    for (portion, trait, value), tally in groups_of(survey).items():
        groups[portion, trait][value] = tally
    return groups
