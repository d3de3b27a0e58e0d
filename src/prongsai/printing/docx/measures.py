"""Measures of the page as the rules of official letters have them, in Word's units."""

TWIPS_PER_CM = 567
EMU_PER_CM = 360_000
EMU_PER_TWIP = 635

SHORT_SIDE, LONG_SIDE = 11_906, 16_838  # A4
TOP, BOTTOM = 1_417, 1_134  # 2.5 and 2 cm
LEFT, RIGHT = 1_701, 1_134  # 3 and 2 cm
LANDSCAPE_LEFT, LANDSCAPE_RIGHT = 1_134, 850  # 2 and 1.5 cm
NUMBER_FROM_TOP = 850  # the page number stands 1.5 cm below the edge
FOOTER = 567

TEXT_WIDTH = SHORT_SIDE - LEFT - RIGHT
LANDSCAPE_TEXT_WIDTH = LONG_SIDE - LANDSCAPE_LEFT - LANDSCAPE_RIGHT
FIRST_LINE = 1_417  # 2.5 cm

# Word's own 0.19 cm would break "๑๐๐.๐๐" in a column of 1.5 cm.
CELL_MARGIN = 45


def cm(length: float) -> int:
    """Centimetres in twentieths of a point."""
    return int(length * TWIPS_PER_CM)


def emu(length: float) -> int:
    """Centimetres in the units of drawings."""
    return int(length * EMU_PER_CM)
