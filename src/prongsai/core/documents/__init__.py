"""Official documents as plain values: what stands in them, before anything is drawn."""
