"""``python -m prongsai.cli``: the command where no script is installed."""

from prongsai.cli import main

main(prog_name="prongsai")
