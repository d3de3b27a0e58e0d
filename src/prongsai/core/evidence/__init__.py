"""OIT evidence: what a page or file shows, and what an assessor would find in it."""
