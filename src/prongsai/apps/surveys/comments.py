"""Comments, which somebody reads before the agency does: shown without names, or kept back.

No line of the log that is written here holds the text of a comment.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from prongsai.apps.accounts.models import User
from prongsai.apps.surveys.changing import keep, log_of
from prongsai.apps.surveys.models import Comment, CommentState


@transaction.atomic
def release_comment(comment: Comment, *, text: str, by: User | None) -> None:
    """Show a comment to the agency in the words given, from which names were taken out."""
    current = _unhandled(comment)
    if not text.strip():
        raise ValidationError({"text": _("Nothing is left to show. Keep the comment back.")})
    current.text, current.state = text.strip(), CommentState.RELEASED
    keep(current, comment, "text", "state")
    log_of("survey.comment_released", current, current.survey, by)


@transaction.atomic
def withhold_comment(comment: Comment, *, by: User | None) -> None:
    """Keep a comment back for good; its text is emptied."""
    current = _unhandled(comment)
    current.text, current.state = "", CommentState.WITHHELD
    keep(current, comment, "text", "state")
    log_of("survey.comment_withheld", current, current.survey, by)


def _unhandled(comment: Comment) -> Comment:
    comments = Comment.objects.select_for_update(of=("self",))
    current = comments.select_related("survey__round__agency").get(pk=comment.pk)
    if current.state != CommentState.WAITING:
        raise ValidationError(_("Somebody decided about this comment already."))
    return current
