"""An agency's assessment of one fiscal year, by rules pinned for good."""
