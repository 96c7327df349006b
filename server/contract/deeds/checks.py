"""Checks after the work, and the wash."""

from pydantic import Field

from server.contract.deeds.values import OrderDeed, Text


class PassCheck(OrderDeed):
    """Cross check or final inspection passed."""


class FailCheck(OrderDeed):
    """The car goes back to the bay."""

    cause: Text = Field(min_length=1)


class StartWash(OrderDeed):
    """The washer takes the car."""


class FinishWash(OrderDeed):
    """The car is clean."""
