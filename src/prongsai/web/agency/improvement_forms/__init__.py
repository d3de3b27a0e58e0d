"""Forms of the improvement year. What they say beyond the obvious is the action's to check."""
