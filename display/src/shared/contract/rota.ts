// Written by display/write_types.py. Change the Python and run it again.

import type { Words } from "./boards";

/** `POST /api/rota/{staff_id}`: somebody's shifts on the seven weekdays, Monday first. */
export interface SetRota {
  week: Array<Array<string>>;
}

/** `POST /api/rota/{staff_id}/days`: days that are unlike their rota; without `last` one day. */
export interface KeepRotaDays {
  /** a UUIDv7 of yours */
  rota_days_id: string;
  first: string;
  last?: string | null;
  kind: "leave" | "sick" | "training" | "other_hours";
  /** of `other_hours` alone */
  hours?: Array<string>;
}

/** Days that are unlike the rota. */
export interface RotaDaysEntry {
  rota_days_id: string;
  first: string;
  last: string;
  kind: "leave" | "sick" | "training" | "other_hours";
  hours: Array<string>;
}

/** Somebody who works here, when they are expected, and what they do in one week. */
export interface RotaPerson {
  staff_id: string;
  name: Words;
  roles: Array<string>;
  /** Monday first; null: nobody has written it */
  week: Array<Array<string>> | null;
  /** hours on each day of the week asked for */
  shown: Array<Array<string> | null>;
  /** why a day of that week is unlike the rota */
  away: Array<"leave" | "sick" | "training" | "other_hours" | null>;
  /** that are not over yet */
  days: Array<RotaDaysEntry>;
}

/** `GET /api/rota`: a week of the shop's calendar. */
export interface RotaWeek {
  monday: string;
  today: string;
  people: Array<RotaPerson>;
}
