"""The server as ``prongsai serve`` starts it; the arguments are its processes and the port."""

import sys

from prongsai.cli.serve import listen

if __name__ == "__main__":
    listen("127.0.0.1", int(sys.argv[2]), workers=int(sys.argv[1]))
