"""What can be refused, by the trade's own names. No HTTP here: `api/errors.py` knows the statuses."""

from typing import ClassVar


class WorkshopError(Exception):
    """A refusal with a stable `code` (also its key in the wording) and the fields that explain it."""

    code: ClassVar[str] = "refused"

    def __init__(self, detail: str, **fields: object) -> None:
        """`detail` says in English what is wrong and what to do; `fields` are shown by name."""
        super().__init__(detail)
        self.detail = detail
        self.fields = fields


class NotFound(WorkshopError):
    """Nothing in this shop has that id."""

    code = "not_found"


class InvalidRequest(WorkshopError):
    """The request cannot be meant as it stands."""

    code = "invalid_request"


class NotSignedIn(WorkshopError):
    """No token, or one that is unknown, expired or revoked."""

    code = "not_signed_in"


class NotAllowed(WorkshopError):
    """The actor's roles do not include the deed."""

    code = "not_allowed"


class StageNotAllowed(WorkshopError):
    """The order's stage does not allow the deed; `allowed` lists those that it does."""

    code = "stage_not_allowed"


class AuthorizationPending(WorkshopError):
    """Added work waits for the customer's answer."""

    code = "authorization_pending"


class SignatureMissing(WorkshopError):
    """Something is said to be signed that nobody has signed."""

    code = "signature_missing"


class PhotoNotOfOrder(WorkshopError):
    """Added work names a picture, `photo_id`, that was not taken of its order."""

    code = "photo_not_of_order"


class OwnWork(WorkshopError):
    """Whoever worked on a car does not check it."""

    code = "own_work"


class CheckedBefore(WorkshopError):
    """This check is for somebody who has not passed the car before."""

    code = "checked_before"


class Incomplete(WorkshopError):
    """The order cannot be settled yet; `missing` lists why."""

    code = "incomplete"


class ErasureRefused(WorkshopError):
    """A customer cannot be erased yet; `holds` lists what has to be over before."""

    code = "erasure_refused"


class StillHere(WorkshopError):
    """The car was not handed over yet, so it cannot have left."""

    code = "still_here"


class BayOccupied(WorkshopError):
    """Another car stands in that bay."""

    code = "bay_occupied"


class KeyTagTaken(WorkshopError):
    """The tag hangs on the key of another car that is here, that of `visit_id`."""

    code = "key_tag_taken"


class AppointmentOver(WorkshopError):
    """The car of this booking has come, or the booking was cancelled."""

    code = "appointment_over"


class SlotFull(WorkshopError):
    """There is no room for this work at that time; `nearest` are the free times around it."""

    code = "slot_full"


class UnfitForWork(WorkshopError):
    """The technician or the bay does not suit the work; `doubts` says why."""

    code = "unfit_for_work"


class AttendanceNotPossible(WorkshopError):
    """Somebody cannot get from where they are to what was tapped."""

    code = "attendance_not_possible"


class StaleVersion(WorkshopError):
    """The order has moved on since the screen last saw it."""

    code = "stale_version"


class MileageBelowLast(WorkshopError):
    """The car had more kilometres at its last visit, `last_km`; it must be looked at again."""

    code = "mileage_below_last"


class VisitsNotMergeable(WorkshopError):
    """Two visits cannot become one; `why` is `same`, `left`, `begun` or `agreed`."""

    code = "visits_not_mergeable"


class VisitNotSplittable(WorkshopError):
    """A visit cannot become two.

    `why` is `left`, `no_booking`, `promised`, `whole_order` or `not_its_own`.
    """

    code = "visit_not_splittable"


class NothingToUndo(WorkshopError):
    """The last deed cannot be taken back any more."""

    code = "nothing_to_undo"


class IdempotencyKeyReused(WorkshopError):
    """The same key came with another body."""

    code = "idempotency_key_reused"


class TooManyAttempts(WorkshopError):
    """Wait before the next attempt."""

    code = "too_many_attempts"


class PairingCodeInvalid(WorkshopError):
    """The six digits are wrong, used or expired."""

    code = "pairing_code_invalid"


class LastAdministrator(WorkshopError):
    """Nobody would be left who can add people and pair screens."""

    code = "last_administrator"


class PermissionFixed(WorkshopError):
    """The role keeps this right: without it nobody could give any right back."""

    code = "permission_fixed"


class BayVideoNotShown(WorkshopError):
    """This viewer may not see this bay now; `why` says what is in the way."""

    code = "bay_video_not_shown"


class BayVideoSilent(WorkshopError):
    """The bay may be seen, but its camera sends no pictures."""

    code = "bay_video_silent"


class VehicleUnknown(WorkshopError):
    """No car with this plate has ever been here."""

    code = "vehicle_unknown"


class ClaimStepNotNext(WorkshopError):
    """A claim and its old part go on step by step; `next` are those that can follow."""

    code = "claim_step_not_next"


class LoanerNotFree(WorkshopError):
    """A loaner is out, back already, not lent any more, or this customer has one."""

    code = "loaner_not_free"


class FaultStepNotNext(WorkshopError):
    """A fault report goes on step by step; `next` is the one that can follow."""

    code = "fault_step_not_next"


class CatalogueFileRefused(WorkshopError):
    """Cells of the file are wrong: nothing of it was taken in; `problems` names each."""

    code = "catalogue_file_refused"


class RecallListRefused(WorkshopError):
    """Lines of a recall's list are wrong: nothing of it was taken in; `lines` names each."""

    code = "recall_list_refused"


class DiscountTooLarge(WorkshopError):
    """More is taken off a price than the actor's roles allow."""

    code = "discount_too_large"


class PromiseTooEarly(WorkshopError):
    """The bays do not allow the promised window: it ends before the car can be ready, and nobody said why."""

    code = "promise_too_early"


class StorageUnavailable(WorkshopError):
    """Nothing can be written now: the disk is full, the database is locked or away. Nothing was changed."""

    code = "storage_unavailable"


class ConfigurationInvalid(WorkshopError):
    """A configuration file is wrong: the detail names the file and the key."""

    code = "configuration_invalid"
