"""Five real agencies to try the system with: their published figures, nobody's name."""
