"""What a check asks for, and why a car was sent back."""

from pydantic import Field

from server.contract.boards.values import Value, Words


class CheckItem(Value):
    """One thing to look at."""

    item_id: str
    title: Words


class CheckCause(Value):
    """One of the shop's reasons to send a car back; `other`, told in words, is always possible."""

    cause_id: str
    title: Words


class CheckAsked(Value):
    """What the check asks for at which the car is."""

    checklist: list[CheckItem]
    road_test: bool
    causes: list[CheckCause]
    own_words: str = Field(default="", description="what the customer said at the reception")
    not_for: list[str] = Field(description="staff who worked on the car, or have passed it before")


class SentBack(Value):
    """Why a check sent the car back, the last time: the shop's cause (null: another) and the words."""

    title: Words | None
    words: str
