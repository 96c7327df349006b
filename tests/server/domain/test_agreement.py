"""A word that nothing stands behind is not kept as one."""

import pytest

from server.domain.agreement import Agreement, Unsigned, require_receipt, require_signed
from server.domain.errors import SignatureMissing


def test_a_signature_is_claimed_only_where_one_was_drawn() -> None:
    require_signed(Agreement.SIGNATURE, signed=True)
    with pytest.raises(SignatureMissing):
        require_signed(Agreement.SIGNATURE, signed=False)


@pytest.mark.parametrize("agreed", [Agreement.PAGE, Agreement.PHONE, Agreement.MESSAGE, Agreement.PAPER])
def test_other_words_need_no_drawing(agreed: Agreement) -> None:
    require_signed(agreed, signed=False)


def test_a_car_is_handed_over_signed_for_or_with_the_reason_why_not() -> None:
    require_receipt(None, signed=True)
    require_receipt(Unsigned.REFUSED, signed=False)
    with pytest.raises(SignatureMissing):
        require_receipt(None, signed=False)
