"""Visits: how many cars were delivered, how long they stayed, who did not come, and what customers said."""

from statistics import mean, median

from server.contract.reports import Visits
from server.domain.events import AppointmentMissed, Envelope, VehicleArrived, VisitRated
from server.reports.order_history import OrderHistory
from server.reports.period import Period


def visits(orders: list[OrderHistory], entries: list[Envelope], period: Period) -> Visits:
    """Return the figures of the period; a median or a mean of nothing is None."""
    stays = [
        (order.last.delivered_at - order.arrived_at).total_seconds() / 60
        for order in orders
        if order.last.delivered_at and period.has(order.last.delivered_at)
    ]
    within = [entry.event for entry in entries if period.has(entry.occurred_at)]
    scores = [event.score for event in within if isinstance(event, VisitRated)]
    return Visits(
        delivered=len(stays),
        median_minutes=round(median(stays)) if stays else None,
        booked=len({event.appointment_id for event in within if isinstance(event, VehicleArrived)} - {None}),
        missed=sum(isinstance(event, AppointmentMissed) for event in within),
        ratings=len(scores),
        mean_rating=round(mean(scores), 1) if scores else None,
    )
