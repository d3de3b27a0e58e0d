"""How many fields of each variant are read right: ``python -m tests.core.reading.variants``."""

import sys

from prongsai.core.reading.reading import read_report
from prongsai.core.reading.text_source import read_text
from tests.core.reading.truth import compare
from tests.core.reading.variants import VARIANTS


def main() -> None:
    """A line for each variant; with ``-v`` every field that is not right as well."""
    right = fields = 0
    for variant in VARIANTS:
        compared = compare(
            variant.truth, read_report(read_text(variant.name, variant.text)), variant.text
        )
        right, fields = right + compared.right, fields + len(compared.fields)
        told = "" if not compared.silent else f", {len(compared.silent)} wrong numbers not told"
        print(f"{compared.right:>4} of {len(compared.fields):>4}  {variant.name}{told}")
        if "-v" in sys.argv:
            print("\n".join(str(compared).splitlines()[1:]))
    print(f"{right:>4} of {fields:>4}  {len(VARIANTS)} variants")


if __name__ == "__main__":
    main()
