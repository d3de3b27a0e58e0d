"""Pages of an office: its rounds and results."""
