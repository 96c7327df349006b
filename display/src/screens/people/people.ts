import type { PersonHere } from "../../shared/contract/boards";
import type { Status } from "../../shared/shapes/StatusShape.svelte";
import type { WordingKey } from "../../shared/wording_keys";

/** What a list of people is divided into, in its order. */
export const GROUPS = ["in", "break", "off", "unknown"] as const;
export type Group = (typeof GROUPS)[number];
export type Seen = PersonHere["state"] | "unknown";

/** Who never tapped is here as far as anybody sees them at work, or with a car; of the rest nobody knows. */
export function groupOf(person: PersonHere): Group {
  const atCar = person.presence === null && person.jobs.length > 0;
  if (person.state === "working" || atCar) return "in";
  return person.state === "break" ? "break" : (person.presence ?? "unknown");
}

const STATUS: Readonly<Record<Seen, Status>> = {
  working: "ok",
  free: "idle",
  break: "hold",
  off: "off",
  unknown: "idle",
};

/** What somebody is seen doing, where anybody knows. */
export function seenOf(person: PersonHere): Seen {
  return groupOf(person) === "unknown" ? "unknown" : person.state;
}

export function statusOf(person: PersonHere, now: number): Status {
  return expectedOf(person, now)?.late ? "warn" : STATUS[seenOf(person)];
}

/** Who is in a bay, who receives a car, who is at none. */
function placeRank({ jobs: [first] }: PersonHere): number {
  if (first === undefined) return 2;
  return first.bay_number === null ? 1 : 0;
}

/** By the bay that somebody is at, then by name; who is free stands behind who works. */
function byPlace(one: PersonHere, other: PersonHere): number {
  const bay = (person: PersonHere) => person.jobs[0]?.bay_number ?? "";
  return (
    placeRank(one) - placeRank(other) ||
    bay(one).localeCompare(bay(other), "en", { numeric: true }) ||
    one.name.en.localeCompare(other.name.en, "en")
  );
}

/** Everybody by what they are divided into. */
export function grouped(people: readonly PersonHere[]): Record<Group, PersonHere[]> {
  const sorted = [...people].sort(byPlace);
  const of = (group: Group) => sorted.filter((person) => groupOf(person) === group);
  return { in: of("in"), break: of("break"), off: of("off"), unknown: of("unknown") };
}

/** When somebody who is not in is expected today, and whether that time is over. */
export interface Expected {
  readonly at: string;
  readonly late: boolean;
}

/** Of somebody who is in or was seen at work, who has left today or whose shift is over by `now` (shop time, ms) nothing is expected. */
export function expectedOf(person: PersonHere, now: number): Expected | null {
  const [first] = person.shift ?? [];
  const last = person.shift?.at(-1);
  if (first === undefined || last === undefined || groupOf(person) === "in" || groupOf(person) === "break" || person.seen_at !== null) {
    return null;
  }
  const begins = Date.parse(first.begins_at);
  const leftToday = person.since !== null && Date.parse(person.since) >= begins;
  if (leftToday || now >= Date.parse(last.ends_at)) return null;
  return { at: first.begins_at, late: now >= begins };
}

export interface Tap {
  readonly presence: "in" | "break" | "off";
  readonly word: WordingKey;
}

const COME: Tap = { presence: "in", word: "people_board.come" };
const BACK: Tap = { presence: "in", word: "people_board.come_back" };
const BREAK: Tap = { presence: "break", word: "people_board.take_break" };
const LEAVE: Tap = { presence: "off", word: "people_board.leave" };

/** What somebody can tap from where they stand, the likeliest first. */
export function tapsOf(person: PersonHere): readonly Tap[] {
  if (person.presence === "in") return [BREAK, LEAVE];
  return person.presence === "break" ? [BACK, LEAVE] : [COME];
}
