import type { StaffEntry } from "../../shared/contract/access";
import { ownPageOf } from "../../shared/pages";

/** The page to open after signing in: the one that was asked for, if it is on this server, else the role's. */
export function destinationFor(roles: readonly string[], asked: string | null): string {
  if (asked !== null && /^\/(?![\/\\])/.test(asked)) return asked;
  return ownPageOf(roles);
}

/** At a tablet by a bay, those who work there come first. */
const AT_A_BAY: readonly string[] = ["technician", "team_leader", "foreman", "inspector", "washer"];

function rank(entry: StaffEntry): number {
  const first = AT_A_BAY.findIndex((role) => entry.roles.includes(role));
  return first < 0 ? AT_A_BAY.length : first;
}

/** The people who may sign in at a tablet, whoever most often does so first. */
export function tabletOrder(entries: readonly StaffEntry[]): StaffEntry[] {
  return [...entries].sort((one, other) => rank(one) - rank(other));
}
