"""What an office does: small Django apps of one shape, each building on those before it."""
