import type { FloorCar, JobLine, Window } from "./contract/boards";
import { exampleCar } from "./floor/example_car";

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

/** The example car as a desk's tests want it: of the advisor `me`, promised, in no bay and with nothing allowed. */
export function aCar(more: Partial<FloorCar> = {}): FloorCar {
  return exampleCar({
    visit_id: "visit",
    advisor_id: "me",
    stage_entered_at: minutesAgo(10),
    work: null,
    window: windowOf(60, 90),
    arrived_at: minutesAgo(60),
    lines: [aLine()],
    allowed: [],
    ...more,
  });
}
