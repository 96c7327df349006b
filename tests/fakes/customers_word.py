"""What a customer says where a test is about something else."""

from server.contract import deeds

BY_PHONE = deeds.AuthorizeEstimate(agreed="phone")
UNSIGNED = deeds.DeliverVehicle(unsigned="in_a_hurry")
