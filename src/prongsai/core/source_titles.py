"""The titles of sources in both languages; the framework files have each in one of them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from prongsai.core.framework import Source
from prongsai.core.wording import Text
from prongsai.core.yamlfile import read_yaml

_FILE = "sources.yaml"


def title_of(source: Source) -> Text:
    """What a source is called; as its file has it where no Thai title is known."""
    return Text(_in_thai().get(source.title, source.title), source.title)


@cache
def _in_thai() -> Mapping[str, str]:
    text = files("prongsai.frameworks").joinpath(_FILE).read_text("utf-8")
    content = read_yaml(text, _FILE)
    return {str(title): str(thai) for title, thai in content["thai"].items()}
