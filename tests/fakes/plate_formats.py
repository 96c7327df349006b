"""The numbering that ships, and plates drawn at random from it."""

from hypothesis import strategies as st

from server.domain.plate_region import PlateFormat
from server.region_files import load_numbering

NUMBERING = load_numbering()
CHINA = load_numbering(["cn"])


def texts_of(form: PlateFormat) -> st.SearchStrategy[str]:
    """Texts that the format allows."""
    return st.tuples(*(st.sampled_from(allowed) for allowed in form.positions)).map("".join)


CHINESE_PLATES = st.sampled_from(CHINA.formats).flatmap(texts_of)
PLATES = st.sampled_from(NUMBERING.formats).flatmap(texts_of)
