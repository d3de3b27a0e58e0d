"""What is promised to people who answer, and how each promise is looked at on a live installation.

Each check says in plain words what it promises and what was seen. Nothing here writes into the
database or the store of answers; the rehearsal works in an installation of its own.
"""
