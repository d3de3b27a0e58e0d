"""Paper forms of surveys as PDF: each leaf set once, then stamped with the serial of every form."""
