"""Words that people read, in both languages of the project."""

from typing import NamedTuple

LANGUAGES = ("th", "en")


class Text(NamedTuple):
    """One wording in Thai and in English."""

    th: str
    en: str

    def say(self, language: str) -> str:
        """Give the wording in ``language``; Thai where the language is not ours."""
        return self.en if language == "en" else self.th

    def fill(self, **values: object) -> "Text":
        """Put values into both wordings; a value that is itself a Text speaks its own language."""
        return Text(*(_fill(self.say(language), language, values) for language in LANGUAGES))


def same(words: str) -> Text:
    """A wording that reads the same in both languages: a code, a number, a file name."""
    return Text(words, words)


def _fill(template: str, language: str, values: dict[str, object]) -> str:
    spoken = {
        name: value.say(language) if isinstance(value, Text) else value
        for name, value in values.items()
    }
    return template.format(**spoken)
