"""From ready to the keys, and what the customer says afterwards."""

from datetime import datetime

from pydantic import Field

from server.contract.deeds.values import Body, OrderDeed, Text


class CallCustomer(OrderDeed):
    """Call the customer by voice, again if need be."""


class DeliverVehicle(OrderDeed):
    """The customer has the keys."""


class MovePromisedTime(OrderDeed):
    """The advisor promises another window and tells the customer."""

    promised_from: datetime
    promised_to: datetime


class RateVisit(Body):
    """`POST /api/customer-links/{token}/rating`."""

    score: int = Field(ge=1, le=5)
    words: Text = ""
