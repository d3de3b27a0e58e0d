"""Documents as files: the same blocks as PDF, DOCX and HTML."""
