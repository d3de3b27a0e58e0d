"""Under which dimensions anti-corruption action plans are kept: one YAML file a set."""
