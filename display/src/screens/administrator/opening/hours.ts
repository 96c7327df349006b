import type { OpeningSection } from "../../../shared/contract/opening";

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** One stretch of being open, as it is typed. */
export interface Stretch {
  from: string;
  to: string;
}

/** Days that are unlike their weekday, as they are typed. */
export interface SpecialDays {
  first: string;
  last: string;
  hours: Stretch[];
}

export interface Hours {
  week: Record<Weekday, Stretch[]>;
  special: SpecialDays[];
}

/** What stands first where hours are added: a usual day, or the afternoon after a break. */
export function nextStretch(hours: readonly Stretch[]): Stretch {
  return hours.length === 0 ? { from: "08:00", to: "18:00" } : { from: "13:30", to: "18:00" };
}

function typed(said: readonly string[]): Stretch[] {
  return said.map((hours) => ({ from: hours.slice(0, 5), to: hours.slice(6) }));
}

/** The shop's hours, to be changed. */
export function typedHours(told: OpeningSection): Hours {
  const week = Object.fromEntries(WEEKDAYS.map((day) => [day, typed(told[day] ?? [])])) as Hours["week"];
  const special = (told.special_days ?? []).map(({ first, last, hours }) => ({ first, last: last ?? first, hours: typed(hours ?? []) }));
  return { week, special };
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/** What is wrong with one end of a stretch, and the time that it has to follow. */
export interface WrongTime {
  readonly why: "not_a_time" | "ends_first" | "begins_early";
  readonly time: string;
}

/** Within a stretch time must pass; one may begin as another ends. Null where nothing is wrong. */
export function wrongTime(hours: readonly Stretch[], index: number, end: keyof Stretch): WrongTime | null {
  const typed = hours[index]![end];
  if (!TIME.test(typed)) return { why: "not_a_time", time: "" };
  const before = end === "to" ? hours[index]!.from : hours[index - 1]?.to;
  if (before === undefined || !TIME.test(before)) return null;
  if (end === "to") return before < typed ? null : { why: "ends_first", time: before };
  return before <= typed ? null : { why: "begins_early", time: before };
}

/** Whether a day's stretches are times, in their order, each ending after its begin. */
export function inOrder(hours: readonly Stretch[]): boolean {
  return hours.every((_, index) => !wrongTime(hours, index, "from") && !wrongTime(hours, index, "to"));
}

/** What is wrong with the dates of special days; null where nothing is. */
export function wrongDates({ first, last }: SpecialDays): "no_date" | "last_before_first" | null {
  if (first === "" || last === "") return "no_date";
  return first <= last ? null : "last_before_first";
}

/** Whether the shop opens on some day of the week. */
export function everOpen({ week }: Hours): boolean {
  return WEEKDAYS.some((day) => week[day].length > 0);
}

function said(hours: readonly Stretch[]): string[] {
  return hours.map(({ from, to }) => `${from}-${to}`);
}

/** What the server is told; null while something is missing or out of order. */
export function toldHours(hours: Hours): OpeningSection | null {
  const { week, special } = hours;
  const days = [...WEEKDAYS.map((day) => week[day]), ...special.map(({ hours }) => hours)];
  if (special.some(wrongDates) || !days.every(inOrder) || !everOpen(hours)) return null;
  const named = Object.fromEntries(WEEKDAYS.map((day) => [day, said(week[day])])) as Record<Weekday, string[]>;
  return { ...named, special_days: special.map(({ first, last, hours }) => ({ first, last, hours: said(hours) })) };
}
