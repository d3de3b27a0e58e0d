"""``prongsai demo``: five real agencies to try everything with, in one command."""

import click

from prongsai.cli.output import language_option, tell
from prongsai.core.wording import Text


@click.command(epilog="Example: prongsai demo --port 8000")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--build-only", is_flag=True, help="Build the database and stop.")
@language_option
def demo(port: int, build_only: bool, language: str) -> None:
    """Build a database with five agencies and their published results, and serve it here."""
    from prongsai.cli.django import migrate, start_django
    from prongsai.cli.serve import listen, port_must_be_free

    if not build_only:
        port_must_be_free("127.0.0.1", port, language)
    start_django()
    migrate()
    _build(language)
    _tell_accounts(language)
    if not build_only:
        tell(_OPEN.fill(port=port).say(language))
        listen("127.0.0.1", port)


def _build(language: str) -> None:
    from prongsai.apps.demonstration.actions import build_demonstration, is_built

    if is_built():
        tell(_THERE.say(language))
        return
    for agency in build_demonstration():
        years = ", ".join(str(round_.year) for round_ in agency.rounds.all()) or "–"
        tell(_BUILT.fill(agency=agency.name, years=years).say(language))


def _tell_accounts(language: str) -> None:
    from prongsai.apps.agencies.models import Appointment
    from prongsai.apps.demonstration.actions import PASSWORD

    tell()
    tell(_ACCOUNTS.fill(password=PASSWORD).say(language))
    for appointment in Appointment.objects.select_related("holder", "position__agency").order_by(
        "pk"
    ):
        position = appointment.position
        tell(f"  {appointment.holder.username:<22} {position.title} · {position.agency}")
    tell()


_BUILT = Text("สร้าง {agency} ปีงบประมาณ {years}", "Built {agency}, fiscal year {years}")
_THERE = Text(
    "มีข้อมูลหน่วยงานอยู่แล้ว จึงใช้ข้อมูลเดิม",
    "There are agencies already; they are used as they are.",
)
_ACCOUNTS = Text(
    "บัญชีสำหรับลองใช้ รหัสผ่านทุกบัญชีคือ {password}",
    "Accounts to try; the password of each is {password}",
)
_OPEN = Text(
    "เปิด http://127.0.0.1:{port} ในเบราว์เซอร์ กด Ctrl+C เพื่อหยุด",
    "Open http://127.0.0.1:{port} in a browser; stop with Ctrl+C.",
)
