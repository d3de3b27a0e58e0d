"""Pages and files of websites: fetched safely and politely, read as what they show."""
