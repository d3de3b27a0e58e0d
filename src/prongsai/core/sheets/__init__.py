"""Result sheets: what is known of one agency's year, read from YAML, CSV or XLSX and written back."""
