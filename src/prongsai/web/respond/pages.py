"""The pages of respondents: built of sentences and rules, rendered once where nothing is typed."""

import re
from base64 import b64encode
from functools import cache, lru_cache
from hashlib import sha256
from importlib import resources
from typing import Any, NamedTuple

from django.template.loader import render_to_string

from prongsai.apps.surveys.intake.tokens import new_token
from prongsai.web.respond.answering import TOKEN, Typed
from prongsai.web.respond.facts import Facts
from prongsai.web.respond.languages import Language, language_called, languages, thai
from prongsai.web.respond.packing import Packed
from prongsai.web.respond.showing import Notice, form_shown

# Where the token comes between the two pieces of a page; no sentence has this letter.
_PLACE = "\ue000"
_BETWEEN_TAGS = re.compile(r"(?<=>)\n+(?=<)")
_FOLDER = resources.files(__package__) / "templates" / "respond"


class Look(NamedTuple):
    """How a page is shown: chosen by its address alone, so that nothing is kept about anybody."""

    language: str = "th"
    large: bool = False

    @property
    def words(self) -> Language:
        """The language that the page speaks."""
        return language_called(self.language)

    def query(self, *more: str) -> str:
        """The end of an address that shows pages so; empty for the usual look."""
        chosen = [f"lang={self.language}"] * (self.language != "th") + ["size=l"] * self.large
        return "?" + "&".join([*chosen, *more]) if chosen or more else ""


class Link(NamedTuple):
    """A link to the same page in another look; ``language`` where it names one."""

    to: str
    says: str
    language: str = ""


@cache
def style() -> str:
    """The style sheet that stands in every page, without its line ends."""
    return (_FOLDER / "style.css").read_text("utf-8").replace("\n", "")


@cache
def script(name: str) -> str:
    """A small script without its comments, indentation and line ends."""
    lines = [line.strip() for line in (_FOLDER / name).read_text("utf-8").splitlines()]
    return "".join(line for line in lines if not line.startswith("//"))


@cache
def script_address() -> str:
    """Where the script of pages is: another address for another script, so browsers keep it."""
    return f"/s/page-{sha256(script('page.js').encode()).hexdigest()[:8]}.js"


@cache
def policy(inline_script: str = "") -> str:
    """What browsers may do with a page: our style, our scripts, and nothing else."""
    scripts = _digest(inline_script) if inline_script else "'self'"
    return ";".join(
        (
            "default-src 'none'",
            f"style-src {_digest(style())}",
            f"script-src {scripts}",
            "img-src data: 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


@lru_cache(maxsize=256)
def empty_form(facts: Facts, look: Look) -> Packed:
    """The form as it is fetched, packed; its token is put in between."""
    before, after = _form(facts, look, Typed(), None, tries=1).split(_PLACE)
    return Packed(before.encode(), after.encode(), room=len(new_token("", 0)))


def filled_form(
    facts: Facts, look: Look, typed: Typed, notice: Notice | None, *, token: str, tries: int
) -> str:
    """The form once more, with everything that was typed, and a notice where something is to do."""
    return _form(facts, look, typed, notice, tries).replace(_PLACE, token)


@lru_cache(maxsize=256)
def told(look: Look, title: str, says: str, ends: bool = False) -> Packed:
    """A page that tells one thing, in a language's words; ``ends`` where a form was received."""
    context = {"title": title, "says": says, "script": ends and script_address()}
    return Packed(_rendered("told.html", look, context).encode())


def _form(facts: Facts, look: Look, typed: Typed, notice: Notice | None, tries: int) -> str:
    shown = form_shown(facts, look.words, typed, notice)
    # Every try has an address of its own: where a page is sent to its own address and there is no
    # connection, browsers put their error in its place, and going back goes past it.
    action = look.query(f"try={tries}")
    # The name, not the value: see answering.TOKEN.
    token = f"<input type=hidden name={TOKEN}{_PLACE} value=1>"
    context = {
        **shown,
        "token": token,
        "action": action,
        "links": _links(look),
        "script": script_address(),
    }
    return _rendered("form.html", look, context)


def _links(look: Look) -> list[Link]:
    others = [
        Link(look._replace(language=other.code).query() or "?", other.name, other.code)
        for other in languages().values()
        if other.code != look.language
    ]
    size = "usual_type" if look.large else "large_type"
    return [*others, Link(look._replace(large=not look.large).query() or "?", look.words.say(size))]


def _rendered(name: str, look: Look, context: dict[str, Any]) -> str:
    whole = {**context, "language": look.words, "large": look.large, "style": style()}
    return _BETWEEN_TAGS.sub("", render_to_string(f"respond/{name}", whole))


def _digest(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def look_for(language: str, size: str) -> Look:
    """The look that the end of an address asks for; the usual one where it makes no sense."""
    known = language if language in languages() else thai().code
    return Look(known, size == "l")
