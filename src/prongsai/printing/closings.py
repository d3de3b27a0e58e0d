"""What stays on the page of the signatures: no signature stands there without words above it."""

from collections.abc import Iterator

from prongsai.core.documents.blocks import Block, Numbered, Paragraph, Signature, plain

MOST_PARAGRAPHS = 3
SHORT, LONG = 250, 500  # letters of a paragraph: that goes along, and that does so where it must
LINE = 80  # about so many letters make a line
LEAST_LINES = 2  # of text that stand above a signature
MOST_SIGNERS = 4


def kept_with_next(blocks: tuple[Block, ...]) -> frozenset[int]:
    """The places of blocks that stay with what follows them; of a list, only its last entry does.

    They are the signatures of one letter but the last, and at least two lines above the first.
    """
    return frozenset(_kept(blocks))


def _kept(blocks: tuple[Block, ...]) -> Iterator[int]:
    signers, paragraphs, lines = 0, 0, 0
    for place in reversed(range(len(blocks))):
        block = blocks[place]
        if isinstance(block, Signature):
            if 0 < signers < MOST_SIGNERS and not paragraphs:
                yield place
            signers, paragraphs, lines = 1 if paragraphs else signers + 1, 0, 0
            continue
        if not signers:
            continue
        letters = len(plain(block.words)) if isinstance(block, Paragraph) else 0
        most = LONG if lines < LEAST_LINES else SHORT
        if isinstance(block, Paragraph) and letters < most and paragraphs < MOST_PARAGRAPHS:
            paragraphs += 1
            lines += 1 + letters // LINE
            yield place
            continue
        if isinstance(block, Numbered) and block.items and lines < LEAST_LINES:
            yield place
        signers = 0
