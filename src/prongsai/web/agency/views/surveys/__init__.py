"""Pages about the surveys of an office."""
