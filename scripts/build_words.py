"""Make the list of Thai words from those of PyThaiNLP (CC0): for maintainers.

    python scripts/build_words.py FOLDER_OF_THE_CORPORA src/prongsai/words/thai_words.txt

Leaves out long compounds and nominalisations, between whose words a line may well break; first
the words that school books use often, then, after an empty line, all others.
"""

import re
import sys
from pathlib import Path

OFTEN = 5  # times in the textbook corpus
LONGEST = 14
NOT_WORDS = {"ทางการ", "งานการ", "การรับ", "รอบรม"}
ONE_WORD = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]{2,}")


def kept(word: str) -> bool:
    """Whether no line may break inside this entry."""
    if word in NOT_WORDS or len(word) > LONGEST or not ONE_WORD.fullmatch(word):
        return False
    return word in ("การ", "ความ") or not word.startswith(("การ", "ความ"))


def main(corpora: Path, target: Path) -> None:
    """Write the list."""
    words = {word for word in (corpora / "words_th.txt").read_text("utf-8").split() if kept(word)}
    counts = (
        line.split("\t") for line in (corpora / "ttc_freq.txt").read_text("utf-8").splitlines()
    )
    often = {word for word, count in counts if int(count) >= OFTEN} & words
    parts = (sorted(often), sorted(words - often))
    target.write_text("\n\n".join("\n".join(part) for part in parts) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
