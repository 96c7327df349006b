import type { Language } from "../../shared/wording";

/** The days of a report as ISO dates, both included. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

export const SPANS = ["day", "week", "month"] as const;
export type Span = (typeof SPANS)[number];

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Of which days a span consists on `today` (ISO): today; the week from Monday; the month from its first. */
export function rangeOf(span: Span, today: string): DayRange {
  const first = new Date(`${today}T00:00:00Z`);
  if (span === "week") first.setUTCDate(first.getUTCDate() - ((first.getUTCDay() + 6) % 7));
  if (span === "month") first.setUTCDate(1);
  return { first: iso(first), last: today };
}

const LOCALES: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };

/** Both days as people write them; one day where they are the same. */
export function daysShown(first: string, last: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeZone: "UTC" });
  return [...new Set([first, last])].map((day) => format.format(new Date(day))).join("–");
}
