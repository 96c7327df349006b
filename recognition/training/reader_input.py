"""The size of what the reading network looks at."""

INPUT_WIDTH_PX, INPUT_HEIGHT_PX = 128, 32
COLUMNS = 32
"""How many columns the network answers with: one for each four pixels of its input."""
