import type { ShopSkill, SkillEntry } from "../../../shared/contract/people";

const DAY_MS = 86_400_000;

/** A skill of the shop's list as the form shows it. */
export interface SkillRow {
  readonly skill: ShopSkill;
  held: boolean;
  /** The last day of the certificate, as YYYY-MM-DD; "" without one. */
  until: string;
}

/** The rows of the form, of which somebody has some. */
export function rowsOf(list: readonly ShopSkill[], held: readonly SkillEntry[] | null): SkillRow[] {
  return list.map((skill) => {
    const found = held?.find((entry) => entry.skill === skill.skill);
    return { skill, held: found !== undefined, until: found?.until ?? "" };
  });
}

/** What the form says: only what is ticked. */
export function entriesOf(rows: readonly SkillRow[]): SkillEntry[] {
  return rows
    .filter((row) => row.held)
    .map((row) => ({ skill: row.skill.skill, until: row.skill.certificate && row.until !== "" ? row.until : null }));
}

/** The certificates that have run out or do so within `days` of `today` (YYYY-MM-DD), the first to end first. */
export function ending(held: readonly SkillEntry[] | null, today: string, days: number): SkillEntry[] {
  const last = new Date(Date.parse(today) + days * DAY_MS).toISOString().slice(0, 10);
  return (held ?? [])
    .filter((entry) => entry.until && entry.until <= last)
    .sort((one, other) => one.until!.localeCompare(other.until!));
}
