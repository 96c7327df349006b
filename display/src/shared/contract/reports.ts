// Written by display/write_types.py. Change the Python and run it again.

import type { Words } from "./boards";

/** So many of so many cars on one day. */
export interface DayShare {
  day: string;
  count: number;
  of: number;
}

/** Cars that were ready before the window first promised had closed. */
export interface OnTime {
  count: number;
  of: number;
  /** the share that the shop wants to reach */
  target: number;
  days: Array<DayShare>;
}

/** How often checks sent a car back for one cause; null: for one that is on no list. */
export interface ReworkCount {
  cause: Words | null;
  count: number;
}

/** Ready cars that no check had sent back, and that had not come back for the same job. */
export interface FirstTimeFix {
  count: number;
  of: number;
  /** the share that the shop wants to reach */
  target: number;
  reworks: number;
  /** ready cars with work that was done again under the shop's warranty */
  repeats: number;
}

/** Cars delivered, bookings kept and missed, and customers' scores. */
export interface Visits {
  delivered: number;
  /** from arrival to delivery */
  median_minutes: number | null;
  /** arrivals with a booking */
  booked: number;
  /** bookings to which nobody came */
  missed: number;
  ratings: number;
  /** 1 to 5 */
  mean_rating: number | null;
}

/** How long cars waited for one thing, all together. */
export interface Waiting {
  cause: "parts" | "authorization" | "bay" | "reception" | "check" | "wash" | "help" | "break" | "tool" | "other";
  minutes: number;
}

/** How long cars were at one stage. */
export interface StageTime {
  flow: string;
  flow_name: Words;
  stage: string;
  name: Words;
  cars: number;
  median_minutes: number;
  standard_minutes: number;
}

/** Where in the window first promised cars became ready. */
export interface Promises {
  before: number;
  within: number;
  after: number;
  median_width_minutes: number | null;
  /** orders whose window an advisor moved */
  moved: number;
}

/** One bay: percent of each hour; null where that hour has not been yet. */
export interface BayHours {
  number: string;
  name: Words;
  percent: Array<number | null>;
}

/** Use of bays by the hour of the day, over the days on which any was used. */
export interface BayUse {
  hours: Array<number>;
  bays: Array<BayHours>;
}

/** Exceptions of one kind. */
export interface ExceptionCount {
  /** a wording key after `exception.` */
  kind: string;
  raised: number;
  open: number;
}

/** How often a rule of the service clock ran, and how it ended; what runs on is in `started` alone. */
export interface ClockRuleCount {
  /** a wording key after `rule.` */
  rule: string;
  started: number;
  kept: number;
  warned: number;
  /** of those that were kept too late, and of those that still are not */
  overdue: number;
  /** of those that ended: too soon, or without what they waited for */
  missed: number;
  cancelled: number;
  /** from its begin until it was done */
  median_seconds: number | null;
}

/** The manager's report of a period. */
export interface OperationsReport {
  first: string;
  last: string;
  made_at: string;
  on_time: OnTime;
  first_time_fix: FirstTimeFix;
  rework_causes: Array<ReworkCount>;
  visits: Visits;
  waiting: Array<Waiting>;
  stages: Array<StageTime>;
  promises: Promises;
  bay_use: BayUse;
  exceptions: Array<ExceptionCount>;
  service_clock: Array<ClockRuleCount>;
}
