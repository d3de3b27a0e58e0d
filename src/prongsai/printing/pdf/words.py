"""Where a line of Thai may break: between the words of a dictionary and of the document's names.

Thai is written without spaces. Of all ways to read a run of letters as words, the one with the
fewest and most usual words is taken; where none fits, nothing is broken.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from importlib.resources import files

from prongsai.core.local_kinds import LOCAL_KINDS

BREAK = "\u200b"  # a line may end here; it is never drawn
# A line ends here only if it has to: after what makes a noun of a verb, between Thai and Latin,
# inside the name of an agency or place, and before a short word that would end a text alone.
WEAK_BREAK = "\ue000"

THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
_RUN = re.compile(f"[{THAI}]{{3,}}")
_OTHER_SCRIPT = re.compile(f"(?<=[{THAI}])(?=[A-Za-z])|(?<=[A-Za-z])(?=[{THAI}])")
_KINDS = (*LOCAL_KINDS.values(), "จังหวัด", "อำเภอ", "ตำบล")
_KIND_OF_PLACE = re.compile(f"^(?:{'|'.join(_KINDS)})")
_WHOLE = "ประจำปีงบประมาณ"
_LEADS = frozenset("เแโใไ")  # vowels written before their consonant
# Vowels, tones and signs that belong to the letter before them.
_FOLLOWS = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎")

_NAME, _OURS, _OFTEN, _SELDOM, _UNKNOWN = 300, 700, 1000, 1250, 1900
_LONGEST = 16
_NOUN = re.compile(f"((?:^|{BREAK})(?:การ|ความ)){BREAK}")
_LAST = re.compile(f"{BREAK}([{THAI}]{{1,6}})$")  # 'นี้' at the end of a text


def with_breaks(text: str, names: Collection[str] = ()) -> str:
    """The text with a mark wherever a line may end inside a run of Thai letters.

    >>> with_breaks("การใช้งบประมาณ").replace(BREAK, "|").replace(WEAK_BREAK, "-")
    'การ-ใช้|งบประมาณ'
    """

    def broken(found: re.Match[str]) -> str:
        run = found[0]
        inside = tuple(sorted(name for name in names if name in run))
        return _broken(run, inside)

    return _OTHER_SCRIPT.sub(WEAK_BREAK, _LAST.sub(f"{WEAK_BREAK}\\1", _RUN.sub(broken, text)))


def proper(names: Collection[str]) -> tuple[str, ...]:
    """What does not break in names: all of them but the kind of agency or place before it.

    >>> proper(["องค์การบริหารส่วนตำบลบ่อแก้ว", "ปากช่อง"])
    ('บ่อแก้ว', 'ปากช่อง')
    """
    found = (_KIND_OF_PLACE.sub("", name) or name for name in names)
    return tuple(sorted({name for name in found if len(name) > 1}))


@lru_cache(maxsize=50_000)
def _broken(run: str, names: tuple[str, ...]) -> str:
    words = BREAK.join(_joined(_words(run, frozenset(names))))
    return _NOUN.sub(f"\\1{WEAK_BREAK}", _whole(words, names))


def _whole(words: str, names: tuple[str, ...]) -> str:
    """The words with weak marks inside each name of an agency or place with its kind."""
    return _names_with_kinds(names).sub(lambda found: found[0].replace(BREAK, WEAK_BREAK), words)


@lru_cache(maxsize=1_000)
def _names_with_kinds(names: tuple[str, ...]) -> re.Pattern[str]:
    some = "|".join(_marked(name) for name in sorted(names, key=len, reverse=True))
    kinds = "|".join(map(_marked, _KINDS))
    return re.compile(f"{_marked(_WHOLE)}" + (f"|(?:{kinds}){BREAK}?(?:{some})" if some else ""))


def _marked(text: str) -> str:
    """A pattern for a text with marks anywhere inside it."""
    return f"{BREAK}?".join(map(re.escape, text))


def _joined(words: list[str]) -> Iterator[str]:
    """The words, single letters joined to what stands before them."""
    held = ""
    for word in words:
        if held and len(word) > 1 and len(held) > 1:
            yield held
            held = word
        else:
            held += word
    yield held


def _words(run: str, names: frozenset[str]) -> list[str]:
    """The cheapest way to read the run; neighbouring unknown pieces are one."""
    starts = [0, *(at for at in range(1, len(run)) if _may_start(run, at)), len(run)]
    longest = max(_LONGEST, *map(len, names)) if names else _LONGEST
    cheapest = {len(run): (0, 0)}  # from here on: its cost, and where the next piece starts
    for index in range(len(starts) - 2, -1, -1):
        start = starts[index]
        after = starts[index + 1]
        unknown = _UNKNOWN + 40 * (after - start)
        best = (unknown + cheapest[after][0], -after)
        for end in starts[index + 1 :]:
            if end - start > longest:
                break
            cost = _cost(run[start:end], names)
            if cost and cost + cheapest[end][0] < best[0]:
                best = (cost + cheapest[end][0], end)
        cheapest[start] = best
    return list(_pieces(run, cheapest))


def _pieces(run: str, cheapest: dict[int, tuple[int, int]]) -> Iterator[str]:
    start, unknown = 0, 0
    while start < len(run):
        end = cheapest[start][1]
        if end > 0 and unknown < start:
            yield run[unknown:start]
        if end > 0:
            yield run[start:end]
            unknown = end
        start = abs(end)
    if unknown < len(run):
        yield run[unknown:]


def _may_start(run: str, at: int) -> bool:
    return run[at] not in _FOLLOWS and run[at - 1] not in _LEADS


def _cost(word: str, names: frozenset[str]) -> int:
    """What a piece costs as one word: little if it is long and usual; 0 if it is none."""
    ours, often, others = _dictionary()
    if word in names:
        cost = _NAME
    elif word in ours:
        cost = _OURS
    elif word in often:
        cost = _OFTEN
    elif word in others:
        cost = _SELDOM
    else:
        return 0
    return cost - len(word) * len(word)


@lru_cache(maxsize=1)
def _dictionary() -> tuple[frozenset[str], ...]:
    """Words of this domain, words that school books use often, and all others; read once."""
    folder = files("prongsai") / "words"
    ours = folder.joinpath("our_words.txt").read_text("utf-8")
    often, others = folder.joinpath("thai_words.txt").read_text("utf-8").split("\n\n")
    return tuple(frozenset(words.split()) for words in (ours, often, others))
