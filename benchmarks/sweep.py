"""Sweeps over many websites: goals D1 and D2, and the nation's pages with faults, killed twice.

D1: at least 0.9 × concurrency ÷ latency where servers take half a second, and 0.6 of the bare
client where every address needs a new connection with TLS. D2: the memory of 356,900 addresses is
at most 1.5 times that of 2,000. The nation is 8,300 hosts of 43 items on loopback, asked politely
(one request at a time, a second between), with servers that are gone, down, silent, slow or broken;
the process is killed twice on the way, and in the end every address must have what was planted.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from measuring import keep

CHILDREN = Path(__file__).parent / "children"
sys.path.insert(0, str(CHILDREN))
from sweep_nation import CLOSED, LIMITS  # noqa: E402 -- what the children agree on
from websites import fault_of  # noqa: E402

from prongsai.fetching.journal import Journal  # noqa: E402

ROUNDS = 3
SLOW, FRESH = 200 * 43, 3_000
AT_ONCE, LATENCY = 200, 0.5
HOSTS, ITEMS = 8_300, 43
FEW = 2_000
KILLS = (60, 90)  # seconds after which a process of the sweep is killed


@contextmanager
def websites(kind: str, *certificate: str, processes: int = 1) -> Iterator[str]:
    """Serve websites on one port, by as many processes as asked for."""
    servers: list[subprocess.Popen[str]] = []
    port = "0"
    try:
        for _ in range(processes):
            command = [sys.executable, str(CHILDREN / "websites.py"), kind, port, *certificate]
            servers.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            assert servers[-1].stdout is not None
            port = servers[-1].stdout.readline().strip()
        yield port
    finally:
        for server in servers:
            server.terminate()
            server.wait()


def stream(who: str, port: str, count: int, *authority: str) -> dict[str, float]:
    """One process that opens so many addresses."""
    command = [sys.executable, str(CHILDREN / "sweep_stream.py"), who, port, str(count), *authority]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return {"per_second": count / told["seconds"], **told}


def streams(kind: str, count: int, *certificate: str) -> dict[str, list[dict[str, float]]]:
    """Ours and the bare client in turns."""
    runs: dict[str, list[dict[str, float]]] = {"ours": [], "bare": []}
    with websites(kind, *certificate, processes=2) as port:
        for _ in range(ROUNDS):
            for who, several in runs.items():
                several.append(stream(who, port, count, *certificate))
    return runs


def ratio(runs: dict[str, list[dict[str, float]]], figure: str) -> float:
    """The median over the rounds of ours by the bare client's in the same round."""
    pairs = zip(runs["ours"], runs["bare"], strict=True)
    return round(median(ours[figure] / bare[figure] for ours, bare in pairs), 2)


def certificate(folder: Path) -> str:
    """A file with a key and a certificate for every host of the streams, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "websites")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("*.web.example")]), False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path = folder / "server.pem"
    path.write_bytes(key.private_bytes(pem, *plain) + signed.public_bytes(pem))
    return str(path)


def items(port: str, every: int = 1) -> Iterator[str]:
    """The nation's addresses, agency by agency, or every so-manieth of them."""
    for number in range(0, HOSTS * ITEMS, every):
        host, item = divmod(number, ITEMS)
        yield f"http://h{host}.example:{port}/o{item}"


def sweeping(journal: Path, port: str, seconds: float | None = None) -> dict[str, float]:
    """One process of a sweep, to its end or until it is killed after so many seconds."""
    child = subprocess.Popen(
        [sys.executable, str(CHILDREN / "sweep_nation.py"), str(journal), port],
        stdout=subprocess.PIPE,
        text=True,
    )
    begin = time.perf_counter()
    if seconds:
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
    assert child.stdout is not None
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if not seconds and child.returncode:
        raise SystemExit(f"the sweep ended with {child.returncode}")
    told: dict[str, float] = json.loads(output) if output else {}
    peak = {"killed": bool(seconds), "megabytes": round(usage.ru_maxrss / 1024, 1)}
    return told | {"seconds": round(time.perf_counter() - begin, 1)} | peak


def wrong_in(journal: Path) -> tuple[int, dict[str, int]]:
    """How many addresses have something else than was planted, and what came of all."""
    outcomes: Counter[str] = Counter()
    wrong = 0
    with Journal(journal) as rows:
        for came in rows.came():
            host, path = came.url.split("/")[2].split(":")[0], "/" + came.url.rsplit("/", 1)[1]
            told = came.trouble.code if came.trouble else ""
            wrong += told != fault_of(host, path)
            outcomes[told or "opened"] += 1
    return wrong, dict(outcomes.most_common())


def nation(folder: Path, *, every: int, kills: tuple[int, ...]) -> dict[str, object]:
    """Sweep the nation or a part of it, killed on the way."""
    journal = folder / f"{every}.sqlite3"
    with websites("nation", processes=2) as port:
        with Journal(journal) as rows:
            total = rows.add(items(port, every))
        processes = [sweeping(journal, port, seconds) for seconds in (*kills, None)]
    wrong, outcomes = wrong_in(journal)
    with Journal(journal) as rows:
        left = total - rows.done()
    seconds = sum(process["seconds"] for process in processes)
    return {
        "addresses": total,
        "left_over": left,
        "other_than_planted": wrong,
        "outcomes": outcomes,
        "minutes": round(seconds / 60, 1),
        "per_second": round(total / seconds),
        "peak_megabytes": max(process["megabytes"] for process in processes),
        "processes": processes,
    }


def streaming(folder: Path) -> dict[str, object]:
    """D1: slow servers and fresh TLS, beside the limit and beside the bare client."""
    slow = streams("slow", SLOW)
    fresh = streams("fresh", FRESH, certificate(folder))
    limit = AT_ONCE / LATENCY
    return {
        "slow_servers": slow,
        "slow_by_limit": round(median(run["per_second"] for run in slow["ours"]) / limit, 3),
        "slow_bare_by_limit": round(median(run["per_second"] for run in slow["bare"]) / limit, 3),
        "slow_goal": "at least 0.9 of concurrency ÷ latency, robots.txt of each host included",
        "fresh_tls": fresh,
        "fresh_by_bare": ratio(fresh, "per_second"),
        "fresh_cpu_by_bare": ratio(fresh, "cpu_seconds"),
        "fresh_goal": "at least 0.6 of the bare client's addresses per second",
    }


def remembering(folder: Path) -> dict[str, object]:
    """D2 in short: the peak of a few addresses, and of all in their first two minutes."""
    few = nation(folder, every=HOSTS * ITEMS // FEW, kills=())
    journal = folder / "begun.sqlite3"
    with websites("nation", processes=2) as port:
        with Journal(journal) as rows:
            rows.add(items(port))
        begun = sweeping(journal, port, seconds=120)
    with Journal(journal) as rows:
        done = rows.done()
    return {
        "few": few,
        "begun": begun | {"addresses": done},
        "memory_of_begun_by_few": _ratio(begun["megabytes"], few),
        "memory_goal": "at most 1.5",
    }


def all_of_it(folder: Path) -> dict[str, object]:
    """The whole nation, killed on the way, and D2."""
    few = nation(folder, every=HOSTS * ITEMS // FEW, kills=())
    whole = nation(folder, every=1, kills=KILLS)
    peak = whole["peak_megabytes"]
    assert isinstance(peak, float)
    return {
        "limits_of_the_nation": LIMITS._asdict(),
        "port_where_nobody_listens": CLOSED,
        "few": few,
        "nation": whole,
        "memory_of_all_by_few": _ratio(peak, few),
        "memory_goal": "at most 1.5",
    }


def _ratio(peak: float, few: dict[str, object]) -> float:
    beside = few["peak_megabytes"]
    assert isinstance(beside, float)
    return round(peak / beside, 2)


PARTS = {"streams": streaming, "memory": remembering, "nation": all_of_it}


def main(*parts: str) -> None:
    """Measure the parts that are named, or the streams and the nation."""
    for part in parts or ("streams", "nation"):
        with tempfile.TemporaryDirectory() as name:
            keep(f"sweep_{part}", PARTS[part](Path(name)))


if __name__ == "__main__":
    main(*sys.argv[1:])
