import type { FloorCar, Work } from "../contract/boards";

/** 14:00 on the day of the examples, shop time in ms. */
export const TWO_PM = Date.parse("2025-11-21T06:00:00Z");

/** The instant so many minutes after the examples' 14:00. */
export function minutesOn(minutes: number): string {
  return new Date(TWO_PM + minutes * 60_000).toISOString();
}

const TEXT = { zh: "保养 A", en: "Service A" };

/** A car's work with what a test wants changed: begun 20 minutes ago, 60 minutes of standard time. */
export function exampleWork(change: Partial<Work> = {}): Work {
  return {
    state: "working",
    bay_id: "b1",
    technician: { zh: "陈强", en: "Chen Qiang" },
    technician_id: "t1",
    standard_minutes: 60,
    worked_seconds: 0,
    working_since: minutesOn(-20),
    started_at: minutesOn(-20),
    pause_reason: null,
    paused_at: null,
    help_called_at: null,
    ...change,
  };
}

const TWO_HOURS = { from_at: minutesOn(105), to_at: minutesOn(120), moved: false };
/** The service clock that ships warns an hour before a promise. */
const WARNED_MS = 3_600_000;

/** A car in a bay with two hours until its promise, with what a test wants changed. */
export function exampleCar(change: Partial<FloorCar> = {}): FloorCar {
  const window = change.window === undefined ? TWO_HOURS : change.window;
  return {
    visit_id: "v1",
    order_id: "o1",
    order_version: 4,
    order_number: "1121-004",
    plate: { text: "京A12345", colour: "blue" },
    brand: { zh: "宝马", en: "BMW" },
    series: { zh: "3系", en: "3 Series" },
    job: TEXT,
    advisor_id: "a1",
    advisor: { zh: "王芳", en: "Wang Fang" },
    flow: "mechanical",
    stage: "in_bay",
    stage_kind: "work",
    stage_entered_at: minutesOn(-25),
    stage_limit_minutes: 60,
    step: "service",
    step_index: 2,
    step_count: 6,
    work: exampleWork(),
    window,
    at_risk_from: window && new Date(Date.parse(window.to_at) - WARNED_MS).toISOString(),
    arrived_at: minutesOn(-60),
    booked: true,
    waits_here: false,
    rework_count: 0,
    called_at: null,
    settled_at: null,
    total_minor: 128600,
    lines: [],
    allowed: ["pause_work", "finish_work"],
    customer_link: false,
    ...change,
  };
}
