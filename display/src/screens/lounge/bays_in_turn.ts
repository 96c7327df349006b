import type { BayView } from "../../shared/contract/boards";

/** A bay stays for two pages of the board: long enough to see something happen. */
const TURNS_EACH = 2;

/** The bays to be shown at this turn, `room` at most, in the order of their numbers; none where none can be seen. */
export function baysInTurn(views: readonly BayView[], turn: number, room: number): BayView[] {
  const seen = views
    .filter((view) => view.shown && view.up)
    .sort((one, other) => one.bay.localeCompare(other.bay, "en", { numeric: true }));
  const pages = Math.max(1, Math.ceil(seen.length / room));
  const first = (Math.floor(turn / TURNS_EACH) % pages) * room;
  return seen.slice(first, first + room);
}
