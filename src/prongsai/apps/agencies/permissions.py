"""Who may do what: one table, read by pages and by actions' callers."""

from collections.abc import Mapping, Set

from prongsai.apps.agencies.models import Agency, Role
from prongsai.apps.agencies.queries import Visitor, roles_in

# What each act needs: one of these roles towards the agency.
MAY: Mapping[str, frozenset[str]] = {
    "agency.view": frozenset(Role.values),
    "agency.manage": frozenset({Role.EXECUTIVE, Role.ADMINISTRATOR}),
    # What an agency is called and who watches over it; and entering further agencies.
    "agency.change": frozenset({Role.ADMINISTRATOR}),
    "audit.view": frozenset({Role.OFFICER, Role.EXECUTIVE, Role.ADMINISTRATOR}),
    "audit.verify": frozenset({Role.ADMINISTRATOR}),
    "comment.read": frozenset({Role.OVERSEER, Role.ADMINISTRATOR}),
    "document.view": frozenset(Role.values),  # versions that were issued
    # What is in preparation has the words of every unit and of plans that nobody adopted yet.
    "document.draft": frozenset({Role.OFFICER, Role.EXECUTIVE, Role.ADMINISTRATOR}),
    "document.write": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "document.publish": frozenset({Role.OFFICER, Role.EXECUTIVE, Role.ADMINISTRATOR}),
    # The plan itself, drafts too. Units see their own steps, overseers how far adopted plans are.
    "improvement.view": frozenset({Role.OFFICER, Role.EXECUTIVE, Role.ADMINISTRATOR}),
    "improvement.write": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "improvement.adopt": frozenset({Role.EXECUTIVE}),
    "improvement.report": frozenset({Role.OFFICER, Role.UNIT, Role.EXECUTIVE}),
    "improvement.progress": frozenset(
        {Role.OFFICER, Role.EXECUTIVE, Role.OVERSEER, Role.ADMINISTRATOR}
    ),
    "oit.view": frozenset(Role.values),
    "oit.manage": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "oit.hand_in": frozenset({Role.OFFICER, Role.UNIT, Role.ADMINISTRATOR}),
    "oit.check": frozenset({Role.OFFICER, Role.UNIT, Role.EXECUTIVE, Role.ADMINISTRATOR}),
    "oit.approve": frozenset({Role.EXECUTIVE}),
    # An assessor reviews only what is assigned to him, and never of his own agency.
    "oit.review": frozenset({Role.ASSESSOR}),
    "oit.clarify": frozenset({Role.OFFICER}),
    "oit.confirm": frozenset({Role.ADMINISTRATOR}),
    # What overseers see of plans is what stands: drafts and open reports stay in the agency.
    "plan.view": frozenset(Role.values),
    "plan.write": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "plan.report": frozenset({Role.OFFICER, Role.UNIT, Role.ADMINISTRATOR}),
    "plan.approve": frozenset({Role.EXECUTIVE}),
    "report.read": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "result.view": frozenset(Role.values),
    "result.import": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "result.publish": frozenset({Role.OFFICER, Role.EXECUTIVE, Role.ADMINISTRATOR}),
    "survey.view": frozenset({Role.OFFICER, Role.EXECUTIVE, Role.OVERSEER, Role.ADMINISTRATOR}),
    "survey.manage": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "survey.enter": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
}

# Whoever has one of these roles towards the agency is refused, whatever other role he has:
# comments may name people, and nobody of the agency reads them before names are taken out.
MAY_NOT: Mapping[str, frozenset[str]] = {
    "comment.read": frozenset({Role.OFFICER, Role.UNIT, Role.EXECUTIVE, Role.ASSESSOR}),
    # Nobody leads the review of what he himself discloses.
    "oit.confirm": frozenset({Role.OFFICER, Role.UNIT, Role.EXECUTIVE}),
}


def acts_of(visitor: Visitor, agency: Agency) -> frozenset[str]:
    """Every act that somebody may do in an agency."""
    roles = roles_in(visitor, agency)
    return frozenset(act for act in MAY if _allows(act, roles))


def may(visitor: Visitor, act: str, agency: Agency) -> bool:
    """Whether somebody may do ``act`` in an agency; KeyError for an act that nobody named."""
    return _allows(act, roles_in(visitor, agency))


def grantable_roles(visitor: Visitor, agency: Agency) -> frozenset[str]:
    """The roles that somebody who manages an agency may give to others there.

    An administrator reaches every agency, so only another administrator can make one.
    """
    roles = roles_in(visitor, agency)
    if not roles & MAY["agency.manage"]:
        return frozenset()
    if Role.ADMINISTRATOR in roles:
        return frozenset(Role.values)
    return frozenset(Role.values) - {Role.ADMINISTRATOR}


def _allows(act: str, roles: Set[str]) -> bool:
    return bool(MAY[act] & roles) and not roles & MAY_NOT.get(act, frozenset())
