"""Reports that already exist: what is printed in them, where, and what of it adds up."""
