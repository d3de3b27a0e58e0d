"""Agencies, their units and positions, and who holds them."""
