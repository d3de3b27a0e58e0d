"""Say in one sentence what is missing before anything is installed."""

import sys

if sys.version_info < (3, 11):
    version = ".".join(map(str, sys.version_info[:2]))
    sys.exit(f"Prongsai needs Python 3.11 or newer; this is {version}. Try: make PYTHON=python3.12")
try:
    import ensurepip  # noqa: F401
except ImportError:
    sys.exit("Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv")
