"""Pages of the anti-corruption action plan and the reports on it."""
