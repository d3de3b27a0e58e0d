"""Taking an answer in: durable before anybody is thanked."""

from prongsai.apps.surveys.intake import background, drawers, store, writer
from prongsai.apps.surveys.intake.drawers import Incoming
from prongsai.apps.surveys.intake.submission import Outcome, Submission
from prongsai.apps.surveys.models import Code, FoldedBatch

LONGEST_COMMENT = 2000  # letters, as Comment.text


def receive(submission: Submission) -> Outcome:
    """Store an answer and say what became of it, once it is on the disk.

    The same token again gives RECEIVED_BEFORE, however often and from however many places at
    once. Raises StoreUnavailable where the disk refuses (nothing is stored then, and the same
    form may be sent again), ValueError for a line that ``Questionnaire.pack`` cannot have given.
    """
    if submission.line.count("|") != 2 or "\n" in submission.line:
        raise ValueError("a line of answers has three fields and no line break")
    background.keep_going()
    clean = submission._replace(comment=_clean(submission.comment))
    return writer.current().receive(Incoming(clean, _is_counted(clean.code)))


def is_used(survey: int, code: str) -> bool:
    """Whether somebody answered with a code already, by its keyed hash.

    For telling early; ``receive`` alone decides. Raises StoreUnavailable.
    """
    with store.transaction() as connection:
        here = code in drawers.codes_used(connection, survey)
    return here or _is_counted(code)


def waiting(survey: int) -> int:
    """How many answers of a survey, by its key, wait to be counted."""
    with store.transaction() as connection:
        drawers = connection.execute("SELECT lines FROM drawer WHERE survey = ?", (survey,))
        held: int = sum(lines.count("\n") + 1 for (lines,) in drawers)
        batches = connection.execute("SELECT id, lines FROM batch WHERE survey = ?", (survey,))
        sizes: dict[str, int] = {id_: lines.count("\n") + bool(lines) for id_, lines in batches}
    if not sizes:
        return held
    counted = FoldedBatch.objects.filter(pk__in=sizes).values_list("pk", flat=True)
    return held + sum(sizes.values()) - sum(sizes[id_] for id_ in counted)


def _is_counted(code: str | None) -> bool:
    """Whether the main database knows a code as used; read here, so that no writer waits for it."""
    return code is not None and Code.objects.filter(keyed_hash=code, used=True).exists()


def _clean(comment: str) -> str:
    """Free words without what no database takes: NUL and halves of letters."""
    whole = comment.encode("utf-8", "ignore").decode("utf-8")
    return whole.replace("\x00", "").strip()[:LONGEST_COMMENT]
