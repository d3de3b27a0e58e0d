"""Ready phrases for an assessor's comment, kept as data: evidence_words/phrases.yaml."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from prongsai.core.wording import Text
from prongsai.core.yamlfile import read_yaml


@cache
def phrases() -> Mapping[str, Text]:
    """Every ready phrase by its code, in the order of the file."""
    file = files("prongsai") / "evidence_words" / "phrases.yaml"
    known = read_yaml(file.read_text("utf-8"), "phrases.yaml")
    return {code: Text(one["th"], one["en"]) for code, one in known.items()}
