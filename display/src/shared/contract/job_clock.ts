// Written by display/write_types.py. Change the Python and run it again.

import type { Words } from "./boards";

/** One person's day in seconds; what goes on counts up to now. */
export interface PersonHours {
  staff_id: string;
  name: Words;
  /** in, without breaks */
  attended_seconds: number;
  break_seconds: number;
  job_seconds: number;
  /** repair orders that they worked on */
  jobs: number;
}

/** `GET /api/job-clock/hours`: whoever tapped or worked on one of the shop's days. */
export interface DayHours {
  day: string;
  people: Array<PersonHours>;
}
