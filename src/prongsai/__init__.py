"""Prongsai: Thailand's Integrity and Transparency Assessment (ITA), whole."""

__version__ = "0.1.0"
