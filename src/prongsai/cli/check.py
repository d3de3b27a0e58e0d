"""``prongsai check``: what an assessor would find of an agency's OIT links."""

import click

from prongsai.cli.output import json_option, language_option


@click.command(
    epilog="Example: prongsai check links.csv --year 2568 --site https://www.banmai.go.th"
)
@click.argument("links", type=click.Path())
@click.option("--year", type=int, required=True, help="Fiscal year of the assessment, B.E.")
@click.option("--site", metavar="URL", default="", help="The agency's main website.")
@click.option("--agency", metavar="NAME", default="", help="Its name, which tells its kind.")
@click.option("--copies", metavar="FILE", help="Keep what stood there, as .warc.gz.")
@json_option
@language_option
def check(
    links: str,
    year: int,
    site: str,
    agency: str,
    copies: str | None,
    as_json: bool,
    language: str,
) -> None:
    """Open the LINKS of OIT items (CSV or XLSX with the columns code and url) as an assessor would.

    Tells of each item whether it would pass, why not, and how to put it right. It advises; where
    it cannot tell, it says so. Websites are asked slowly, one address after the other.
    """
    from prongsai.cli.check_links import Asked, check_links

    check_links(Asked(links, year, site, agency, copies, as_json, language))
