"""Code slips to cut, and posters with the way to a survey, as A4 pages in PDF."""

from prongsai.printing.slips.pages import Poster, Slips, poster_pdf, slips_pdf, square_png

__all__ = ["Poster", "Slips", "poster_pdf", "slips_pdf", "square_png"]
