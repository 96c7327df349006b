import type { FloorCar, JobLine, Window } from "./contract/boards";

/** 14:06 in Shanghai, in ms. */
export const NOW = Date.parse("2025-11-21T06:06:00Z");

export function minutesAgo(minutes: number): string {
  return new Date(NOW - minutes * 60_000).toISOString();
}

/** A window from and to so many minutes after `NOW`. */
export function windowOf(from: number, to: number): Window {
  return { from_at: minutesAgo(-from), to_at: minutesAgo(-to), moved: false };
}

export function aLine(more: Partial<JobLine> = {}): JobLine {
  return {
    line_id: "line",
    title: { zh: "保养", en: "Service" },
    standard_minutes: 60,
    price_minor: 86_000,
    added: false,
    safety: false,
    explanation: null,
    authorization: "authorized",
    options: [],
    option_id: null,
    requested_at: null,
    ...more,
  };
}

/** Added work that waits for the customer. */
export function added(more: Partial<JobLine> = {}): JobLine {
  return aLine({ added: true, authorization: "requested", requested_at: minutesAgo(10), ...more });
}

export function aCar(more: Partial<FloorCar> = {}): FloorCar {
  return {
    visit_id: "visit",
    order_id: "order",
    order_version: 1,
    order_number: "RO 1",
    plate: { text: "京A12345", colour: "blue" },
    brand: { zh: "宝马", en: "BMW" },
    series: { zh: "3系", en: "3 Series" },
    job: { zh: "保养", en: "Service" },
    advisor_id: "me",
    advisor: { zh: "王", en: "Wang" },
    flow: "mechanical",
    stage: "in_bay",
    stage_kind: "work",
    stage_entered_at: minutesAgo(10),
    stage_limit_minutes: 60,
    step: "service",
    step_index: 2,
    step_count: 6,
    work: null,
    window: windowOf(60, 90),
    arrived_at: minutesAgo(60),
    booked: true,
    waits_here: false,
    rework_count: 0,
    called_at: null,
    settled_at: null,
    total_minor: 86_000,
    lines: [aLine()],
    allowed: [],
    customer_link: false,
    ...more,
  };
}
