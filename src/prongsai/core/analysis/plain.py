"""An analysis as plain values, ready for JSON."""

from typing import Any

from prongsai.core.analysis.analysing import Analysis
from prongsai.core.analysis.yearly import Yearly
from prongsai.core.framework import Node
from prongsai.core.scoring import Score, as_published


def as_plain(analysis: Analysis, language: str) -> dict[str, Any]:
    """The analysis with figures as announced, as strings, and names in one language."""
    result = analysis.result
    return {
        "year": result.sheet.year,
        "agency": result.sheet.agency.name,
        "strengths": [_scored(score, language) for score in analysis.strengths],
        "weaknesses": [_scored(score, language) for score in analysis.weaknesses],
        "bands": {
            instrument.code: {
                one.band.code: [score.node.code for score in one.scores]
                for one in analysis.bands
                if one.instrument is instrument
            }
            for instrument in result.framework.instruments
        },
        "themes": [
            {
                "theme": one.theme.code,
                "name": one.theme.name.say(language),
                "nodes": [score.node.code for score in one.scores],
                "known": one.known,
                "mean": None if one.mean is None else str(as_published(one.mean)),
                "weak": [score.node.code for score in one.weak],
            }
            for one in analysis.themes
        ],
        "change": None if analysis.change is None else _change(analysis.change, language),
        "remarks": [remark.say(language) for remark in analysis.remarks],
        "missing": [score.node.code for score in analysis.missing],
        "mend_first": [
            {**_scored(repair.score, language), "points": str(as_published(repair.points))}
            for repair in analysis.mend_first
        ],
    }


def _scored(score: Score, language: str) -> dict[str, Any]:
    return {
        "code": score.node.code,
        "kind": score.node.kind,
        "name": score.node.name.say(language),
        "score": None if score.announced is None else str(score.announced),
    }


def _change(change: Yearly, language: str) -> dict[str, Any]:
    return {
        "since": change.earlier_year,
        "nodes": [
            {
                "code": moved.after.code,
                "code_before": moved.before.code,
                "name": moved.after.name.say(language),
                "from": str(moved.figure_before),
                "to": str(moved.figure_after),
                "points": f"{moved.points:+}",
                "rules_changed": list(moved.rules),
            }
            for moved in change.moved
        ],
        "added": [_named(node, language) for node in change.added],
        "removed": [_named(node, language) for node in change.removed],
    }


def _named(node: Node, language: str) -> dict[str, str]:
    return {"code": node.code, "name": node.name.say(language)}
