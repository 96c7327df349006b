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

/** Whether a day's stretches are times, in their order, each ending after its begin. */
export function inOrder(hours: readonly Stretch[]): boolean {
  const times = hours.flatMap(({ from, to }) => [from, to]);
  return times.every((time) => TIME.test(time)) && times.every((_, index) => index === 0 || inTurn(times, index));
}

/** Within a stretch time must pass; one may begin as another ends. */
function inTurn(times: readonly string[], index: number): boolean {
  const [before, time] = [times[index - 1]!, times[index]!];
  return index % 2 === 1 ? before < time : before <= time;
}

function said(hours: readonly Stretch[]): string[] {
  return hours.map(({ from, to }) => `${from}-${to}`);
}

/** What the server is told; null while something is missing or out of order. */
export function toldHours({ week, special }: Hours): OpeningSection | null {
  const days = [...WEEKDAYS.map((day) => week[day]), ...special.map(({ hours }) => hours)];
  const dated = special.every(({ first, last }) => first !== "" && first <= last);
  if (!dated || !days.every(inOrder) || WEEKDAYS.every((day) => week[day].length === 0)) return null;
  const named = Object.fromEntries(WEEKDAYS.map((day) => [day, said(week[day])])) as Record<Weekday, string[]>;
  return { ...named, special_days: special.map(({ first, last, hours }) => ({ first, last, hours: said(hours) })) };
}
