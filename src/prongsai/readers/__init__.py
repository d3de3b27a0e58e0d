"""Files that reports come in, as printed lines: PDF, Word, Excel, text, scans and photographs."""
