import type { PersonHours } from "../../shared/contract/job_clock";

/** `7:05` of so many seconds; a dash for none. */
export function hoursAndMinutes(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes === 0 ? "–" : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** How much of the time in the shop went into jobs; a dash for who did not tap. */
export function shareOf(person: PersonHours): string {
  if (person.attended_seconds === 0) return "–";
  return `${Math.round((person.job_seconds / person.attended_seconds) * 100)} %`;
}
