"""Taking turns: whoever changes a paper holds it until his transaction ends."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prongsai.apps.documents.models import Paper


def locked(paper: Paper) -> Paper:
    """The paper as it stands now, held; ValidationError where somebody threw it away meanwhile.

    Two people who reword or issue at once take turns, and neither loses what the other did.
    """
    found = Paper.objects.select_for_update().filter(pk=paper.pk).first()
    if found is None:
        raise ValidationError(_("This version is published or gone; it cannot be changed."))
    return found
