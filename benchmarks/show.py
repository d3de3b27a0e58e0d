"""Write the last figures of every benchmark into README.md, below its last heading."""

import json
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
HEADING = "## Last figures\n"


def lines(name: str, kept: dict[str, Any]) -> list[str]:
    """One benchmark: when, how busy, and each figure but the single runs."""
    load = " → ".join(map(str, kept["machine"]["load_before_and_after"]))
    where = f"Python {kept['machine']['python']}, load {load} on {kept['machine']['cores']} cores"
    return [
        f"**{name}** ({kept['at'][:10]}, {where})",
        "",
        *(f"* {figure}" for figure in _figures(kept)),
        "",
    ]


def _figures(kept: dict[str, Any], under: str = "") -> list[str]:
    shown = []
    for key, value in kept.items():
        if key in ("machine", "benchmark", "at", "digest"):
            continue
        if isinstance(value, dict) and "cpu_seconds" in value:
            shown.append(f"{under}{key}: {_runs(value)}")
        elif isinstance(value, dict):
            shown += _figures(value, under=f"{under}{key} › ")
        else:
            words = " and ".join(map(str, value)) if isinstance(value, list) else value
            shown.append(f"{under}{key.replace('_', ' ')}: {words}")
    return shown


def _runs(runs: dict[str, list[float]]) -> str:
    seconds, cpu = runs["seconds"], runs["cpu_seconds"]
    return (
        f"{median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f}), "
        f"{median(cpu):.2f} s of cores, {max(runs['megabytes']):.0f} MB"
    )


def main() -> None:
    readme = HERE / "README.md"
    text = readme.read_text("utf-8").split(HEADING)[0]
    text += HEADING + "\nMedians of the runs kept in `results/`; written by `show.py`.\n\n"
    for path in sorted((HERE / "results").glob("*.json")):
        text += "\n".join(lines(path.stem, json.loads(path.read_text("utf-8")))) + "\n"
    readme.write_text(text.rstrip("\n") + "\n", "utf-8")


if __name__ == "__main__":
    main()
