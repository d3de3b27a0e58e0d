"""The limit in Python: a plain WSGI program that checks a form and writes one row, SQLite NORMAL.

No Django, no durability on a power cut, no token, no code. STORE names the store; served by
served.py.
"""

import os
import sqlite3
from urllib.parse import parse_qsl

ASKED = 19  # EIT of FY2566, with the parts of its questions
_connection: list[sqlite3.Connection] = []


def connection() -> sqlite3.Connection:
    """The one connection of the one thread."""
    if not _connection:
        one = sqlite3.connect(os.environ["STORE"], isolation_level=None, check_same_thread=False)
        one.execute("PRAGMA journal_mode=WAL")
        one.execute("PRAGMA synchronous=NORMAL")
        one.execute(
            "CREATE TABLE IF NOT EXISTS response (id INTEGER PRIMARY KEY AUTOINCREMENT, "
            "agency INTEGER, survey INTEGER, answers TEXT)"
        )
        one.execute("CREATE INDEX IF NOT EXISTS by_agency ON response (agency)")
        one.execute("CREATE INDEX IF NOT EXISTS by_survey ON response (survey)")
        _connection.append(one)
    return _connection[0]


def application(environ, start_response):
    """Write the answers of a form."""
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"] or 0))
    fields = dict(parse_qsl(body.decode()))
    answers = [fields[name] for name in fields if not name.startswith("t.")]
    if len(answers) != ASKED or not all(answer in "01234" for answer in answers):
        start_response("422 Unprocessable Entity", [("Content-Length", "0")])
        return [b""]
    connection().execute(
        "INSERT INTO response (agency, survey, answers) VALUES (1, 1, ?)", (",".join(answers),)
    )
    start_response("303 See Other", [("Location", "/thanks/"), ("Content-Length", "0")])
    return [b""]
