"""What every page shares: frame, styles, language, figures."""
