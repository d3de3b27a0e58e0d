"""Reports of our own that no rule was written for: other columns, headings, numbers, line ends."""

from tests.core.reading.variants import beside, findings, measures, scores
from tests.core.reading.variants.writing import Variant

VARIANTS: tuple[Variant, ...] = (
    scores.score_column_first(),
    scores.sentences_only(),
    scores.list_with_equals(),
    scores.markdown_pipes(),
    scores.instruments_with_scores(),
    scores.two_columns(),
    scores.words_broken_by_line_ends(),
    scores.total_with_a_misread_digit(),
    findings.themes_in_other_columns(),
    findings.themes_in_paragraphs(),
    findings.indicators_with_their_faults(),
    findings.groups_in_sentences(),
    findings.items_with_assignees_in_a_column(),
    findings.items_misread_as_digits(),
    findings.announcement_with_limitations(),
    measures.units_and_time_first(),
    measures.indicators_with_follow_up_first(),
    measures.dashes_and_a_spanning_row(),
    measures.rows_cut_by_pages(),
    measures.head_reworded_on_the_second_page(),
    measures.results_before_measures(),
    measures.results_in_pipes_with_suggestions(),
    measures.memo_with_results(),
    beside.year_before_in_its_own_column(),
    beside.full_marks_and_rank_beside(),
    beside.year_before_in_sentences(),
    beside.columns_of_spaces(),
    beside.figures_with_spaces_and_signs(),
    beside.agencies_of_a_province(),
    beside.every_question_with_its_score(),
    beside.period_only_in_the_first_row(),
    beside.questions_worded_like_indicators(),
)

__all__ = ["VARIANTS", "Variant"]
