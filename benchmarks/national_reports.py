"""The reports of all 8,317 agencies as PDF on two cores: documents per second, and flat memory."""

import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from children.reports import report
from measuring import keep

AGENCIES = 8_317
CORES = 2
PARTS = 10  # each worker tells its memory after each of so many parts


def make_reports(worker: int) -> dict[str, object]:
    """Every second agency's report; how many bytes, and the memory after each part."""
    from prongsai.printing.pdf import pdf_bytes

    mine = range(worker, AGENCIES, CORES)
    size, megabytes = 0, []
    for done, number in enumerate(mine, 1):
        size += len(pdf_bytes(report(number)))
        if done % (len(mine) // PARTS) == 0:
            megabytes.append(_memory())
    return {"documents": len(mine), "bytes": size, "megabytes": megabytes}


def _memory() -> int:
    """Megabytes that this process holds now."""
    status = Path("/proc/self/status").read_text("utf-8")
    held = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(held.split()[1]) // 1024


def main() -> None:
    global AGENCIES
    if len(sys.argv) > 1:  # a share of the nation, to try the script
        AGENCIES = int(sys.argv[1])
    begin = time.perf_counter()
    # A new process each: after a fork the engine's own threads would be missing.
    with ProcessPoolExecutor(CORES, mp_context=get_context("spawn")) as pool:
        workers = list(pool.map(make_reports, range(CORES)))
    seconds = time.perf_counter() - begin
    keep(
        "national_reports",
        {
            "documents": sum(int(str(one["documents"])) for one in workers),
            "seconds": round(seconds, 1),
            "documents_per_second": round(AGENCIES / seconds, 1),
            "megabytes_of_pdf": round(sum(int(str(one["bytes"])) for one in workers) / 1e6, 1),
            "megabytes_held_after_each_tenth": json.dumps([one["megabytes"] for one in workers]),
        },
    )


if __name__ == "__main__":
    main()
