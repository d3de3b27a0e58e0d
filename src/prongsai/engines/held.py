"""Files of answers as people have them, for commands: Excel and old Windows text, too.

DuckDB counts text in UTF-8 and Parquet, however many people answered. A workbook, or text that is
not UTF-8, is read into memory by the reader that pages have, so that both take the same files.
"""

from pathlib import Path

from prongsai.core.framework import Framework
from prongsai.core.surveys.questionnaire import questionnaire
from prongsai.engines.answer_rows import MAX_BYTES
from prongsai.engines.answers import Limits
from prongsai.engines.counting import Counted, counted_file
from prongsai.engines.legend import Legend
from prongsai.engines.naming import Naming
from prongsai.engines.respondents import read_respondents
from prongsai.engines.tables import NotForDuckDB


def counted_as_it_is(
    path: Path,
    framework: Framework,
    instrument: str,
    naming: Naming | None = None,
    limits: Limits | None = None,
) -> Counted:
    """Count a file of answers as it is: CSV in any encoding that Excel writes, XLSX, Parquet.

    Raises ProblemsFound with a sentence for each column and answer that is not understood.
    """
    try:
        return counted_file(path, framework, instrument, naming, limits)
    except NotForDuckDB:
        if path.stat().st_size > MAX_BYTES:
            raise  # its sentence says how it becomes a file of any size
    asked = questionnaire(framework, instrument)
    found = read_respondents(path.name, path.read_bytes(), asked, naming)
    columns = found.columns
    legend = Legend(framework, instrument, naming or Naming(), path.name)
    # A page asks what unknown headings are; a command has nobody to ask, and says so.
    legend.in_columns([*columns.asked, *columns.ignored, *columns.unknown])
    return Counted(found.tally.counts, tuple(columns.ignored))
