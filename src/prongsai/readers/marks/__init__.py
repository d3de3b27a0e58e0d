"""Marks on paper forms, read from photographs and scans with plain arithmetic."""
