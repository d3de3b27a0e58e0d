"""From weak marks to measures: what is weak, what answers it, what to doubt, what moved."""
