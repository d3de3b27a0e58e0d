"""What-if: the cheapest set of changes with which an agency would have reached a level."""

from prongsai.core.whatif.costs import Costs
from prongsai.core.whatif.plain import as_plain
from prongsai.core.whatif.saying import named
from prongsai.core.whatif.way import Change, Way, cheapest_way

__all__ = ["Change", "Costs", "Way", "as_plain", "cheapest_way", "named"]
