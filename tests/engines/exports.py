"""Answers drawn at random, and the CSV files that survey tools would give for them."""

import csv
from collections.abc import Callable, Iterable, Mapping
from io import StringIO
from random import Random

from prongsai.core.framework import Node
from prongsai.core.surveys.questionnaire import Questionnaire, Response
from prongsai.core.surveys.signs import signs_of
from prongsai.core.surveys.xlsform import NOTE, form_name, said, xlsform

Rows = list[list[str]]


def drawn(survey: Questionnaire, people: int, seed: int = 1) -> list[Response]:
    """Answers of so many people; one in ten is skipped, but nobody skips everything."""
    chance = Random(seed)  # noqa: S311  # no secret
    responses = []
    for _ in range(people):
        chosen = [
            None if chance.random() < 0.1 else chance.choice(survey.scale(node).options).code
            for node in survey.asked
        ]
        chosen[0] = chosen[0] or survey.scale(survey.asked[0]).options[0].code
        response = Response(tuple(chosen))
        responses.append(response._replace(signs=signs_of(survey, response, None, 0)))
    return responses


def kobo(survey: Questionnaire, responses: Iterable[Response]) -> str:
    """KoboToolbox, XML values and headers, with the names of groups; parted by semicolons."""
    groups = group_paths(survey)
    headings = [NOTE, *("/".join([*groups[n.code], form_name(n.code)]) for n in survey.asked)]
    after = ["__version__", "_id", "_uuid", "_submission_time", "_submitted_by", "_index"]
    rows = [[*headings, *after]]
    for number, response in enumerate(responses, 1):
        answers = [option or "" for option in response.chosen]
        about = ["v1", str(number), f"uuid-{number}", "2024-01-01T09:00:00", "ita_office", "1"]
        rows.append(["", *answers, *about])
    return table(rows, ";")


def kobo_labels(survey: Questionnaire, responses: Iterable[Response]) -> str:
    """KoboToolbox, Thai labels with group labels, and the names in a second row."""
    titles = [
        f"{above.name.th}/{said(node).th}"
        if node.kind == "question"
        else f"{said(above).th}/{said(node).th}"
        for node, above in with_above(survey)
    ]
    rows = [[*titles, "_id"], [*(form_name(node.code) for node in survey.asked), "_id"]]
    return table([*rows, *in_words(survey, responses, 0, lambda n: [str(n)])], ",")


def odk(survey: Questionnaire, responses: Iterable[Response]) -> str:
    """ODK Central, groups before names, parted by commas."""
    groups = group_paths(survey)
    headings = ["-".join([*groups[node.code], form_name(node.code)]) for node in survey.asked]
    rows = [["SubmissionDate", NOTE, *headings, "meta-instanceID", "KEY", "SubmitterName"]]
    for number, response in enumerate(responses):
        answers = [option or "" for option in response.chosen]
        rows.append(["2024-01-01", "", *answers, f"uuid:{number}", f"uuid:{number}", "ผู้สำรวจ"])
    return table(rows, ",")


def google(survey: Questionnaire, responses: Iterable[Response], language: int = 0) -> str:
    """Google Forms: a timestamp, questions in words, parts of a grid in brackets."""
    titles = [
        said(node)[language]
        if node.kind == "question"
        else f"{said(above)[language]} [{said(node)[language]}]"
        for node, above in with_above(survey)
    ]
    rows = [["ประทับเวลา", "ที่อยู่อีเมล", *titles]]
    for row in in_words(survey, responses, language, lambda _: []):
        rows.append(["1/1/2567, 9:00:00", "somebody@example.go.th", *row])
    return table(rows, ",")


TOOLS: Mapping[str, Callable[[Questionnaire, Iterable[Response]], str]] = {
    "kobo": kobo,
    "kobo_labels": kobo_labels,
    "odk": odk,
    "google": google,
    "google_english": lambda survey, responses: google(survey, responses, 1),
}


def in_words(
    survey: Questionnaire,
    responses: Iterable[Response],
    language: int,
    after: Callable[[int], list[str]],
) -> Rows:
    """Answers as the wording of the options."""
    words = {
        (scale.code, option.code): option.text[language]
        for scale in survey.framework.scales.values()
        for option in scale.options
    }
    return [
        [
            *(
                "" if option is None else words[node.scale or "", option]
                for node, option in zip(survey.asked, response.chosen, strict=True)
            ),
            *after(number),
        ]
        for number, response in enumerate(responses)
    ]


def with_above(survey: Questionnaire) -> list[tuple[Node, Node]]:
    """What is asked, with the question or indicator above it."""
    return [(node, survey.framework.parents[node.code]) for node in survey.asked]


def group_paths(survey: Questionnaire) -> dict[str, list[str]]:
    """The names of the groups round each question of our XLSForm."""
    paths, path = {}, []
    names = {form_name(node.code): node.code for node in survey.asked}
    for row in xlsform(survey).survey:
        if row["type"] == "begin_group":
            path.append(row["name"])
        elif row["type"] == "end_group":
            path.pop()
        elif row["name"] in names:
            paths[names[row["name"]]] = list(path)
    return paths


def table(rows: Rows, separator: str) -> str:
    """Rows as CSV."""
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
