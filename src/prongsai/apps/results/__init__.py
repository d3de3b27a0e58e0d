"""Results: imported, computed, published as frozen versions."""
