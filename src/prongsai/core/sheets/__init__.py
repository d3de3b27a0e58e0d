"""Result sheets: what is known of one agency's year, from and to YAML, CSV and XLSX."""
