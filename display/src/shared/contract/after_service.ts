// Written by display/write_types.py. Change the Python and run it again.

import type { Plate, Words } from "./boards";

/** A car and whom to call about it. */
export interface CarAndOwner {
  plate: Plate;
  brand: Words;
  series: Words;
  customer_name: string;
  customer_phone: string;
}

/** A call that was made before. */
export interface CallMade {
  call: "first" | "second";
  reached: boolean;
  scores: Array<number> | null;
  words: string;
  called_at: string;
  by: Words | null;
}

/** A customer to be called. */
export interface FollowUpDue {
  visit_id: string;
  call: "first" | "second";
  state: "running" | "warned" | "overdue" | "escalated";
  due_at: string;
  car: CarAndOwner;
  job: Words | null;
  advisor: Words | null;
  delivered_at: string | null;
  rating: number | null;
  calls: Array<CallMade>;
}

/** Something to offer to the owner of a car, or to remind them of; `about` names a recall. */
export interface ReminderDue {
  timer_id: string;
  rule: string;
  asks: string | null;
  state: "running" | "warned" | "overdue" | "escalated";
  due_at: string;
  car: CarAndOwner;
  about?: string | null;
}

/** What was said at one step: `opened`, one of the steps, or `closed`. */
export interface ComplaintNote {
  step: string;
  words: string;
  at: string;
  by: Words | null;
}

/** Until when a step is to be taken. */
export interface ComplaintDue {
  rule: string;
  state: "running" | "warned" | "overdue" | "escalated";
  due_at: string;
}

/** One complaint, with what is due and what was done. */
export interface ComplaintEntry {
  complaint_id: string;
  visit_id: string | null;
  source: "desk" | "follow_up" | "rating";
  opened_at: string;
  closed_at: string | null;
  owner_id: string | null;
  owner: Words | null;
  car: CarAndOwner;
  notes: Array<ComplaintNote>;
  due: Array<ComplaintDue>;
  missing: Array<string>;
}

/** Somebody who can take care of a complaint. */
export interface Colleague {
  staff_id: string;
  name: Words;
}

/** `GET /api/after-service`: everything that is due, what is due first at the top. */
export interface AfterService {
  zone: string;
  follow_ups: Array<FollowUpDue>;
  reminders: Array<ReminderDue>;
  complaints: Array<ComplaintEntry>;
  colleagues: Array<Colleague>;
}

/** `GET /api/after-service/complaints?visit_id=…`: all complaints about the car of a visit. */
export interface ComplaintHistory {
  complaints: Array<ComplaintEntry>;
}
