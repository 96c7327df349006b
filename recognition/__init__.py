"""The gate agent: from a camera's pictures to the sightings of plates."""

import os

LARGEST_PICTURE_PX = 50_000_000
"""Larger pictures are refused: width times height."""

# OpenCV reads this once, when it is loaded. A damaged header can claim any size: a JPEG of 700 bytes that
# says 30,000 × 30,000 took 2.7 GB and more than a minute. A camera of 8K sends 33 million pixels.
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(LARGEST_PICTURE_PX))
