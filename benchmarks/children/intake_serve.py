"""The server as ``prongsai serve`` starts it, on the port that is the argument."""

import sys

from prongsai.cli.serve import listen

if __name__ == "__main__":
    listen("127.0.0.1", int(sys.argv[1]))
