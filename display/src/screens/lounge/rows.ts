import type { Call, LoungeCar } from "../../shared/contract/boards";
import { pagesOf } from "../../shared/paging";

export interface Row {
  readonly visit: string;
  readonly car: LoungeCar;
  /** It is being called now. */
  readonly called: boolean;
}

export interface Page {
  readonly pinned: readonly Row[];
  readonly rows: readonly Row[];
}

/** How much height a wall has for rows, and what they take of it, in px. */
export interface Room {
  readonly height: number;
  readonly pinnedHeight: number;
  readonly rowHeight: number;
}

export const MOST_PINNED = 3;
export const MOST_ROWS = 9;

/** Orders instants; a car without one comes last. */
function byTime(first: string | null | undefined, second: string | null | undefined): number {
  return (first ? Date.parse(first) : Infinity) - (second ? Date.parse(second) : Infinity) || 0;
}

function toRows(cars: ReadonlyArray<[string, LoungeCar]>, call: Call | undefined): Row[] {
  return cars.map(([visit, car]) => ({ visit, car, called: call?.visit_id === visit }));
}

/** Cars that are ready: the called one first, then who has waited longest. */
export function pinnedRows(cars: ReadonlyArray<[string, LoungeCar]>, call?: Call): Row[] {
  return toRows(cars, call)
    .filter((row) => row.car.ready_at !== null || row.called)
    .sort((one, other) => Number(other.called) - Number(one.called) || byTime(one.car.ready_at, other.car.ready_at));
}

/** The other cars, by the window in which they will be ready. */
export function waitingRows(cars: ReadonlyArray<[string, LoungeCar]>, call?: Call): Row[] {
  return toRows(cars, call)
    .filter((row) => row.car.ready_at === null && !row.called)
    .sort(
      (one, other) =>
        byTime(one.car.window?.from_at, other.car.window?.from_at) || one.visit.localeCompare(other.visit),
    );
}

/** How many rows fit below the pinned ones. */
export function rowsThatFit(room: Room, pinnedCount: number): number {
  const left = room.height - Math.min(pinnedCount, MOST_PINNED) * room.pinnedHeight;
  return Math.max(1, Math.min(MOST_ROWS - Math.min(pinnedCount, MOST_PINNED), Math.floor(left / room.rowHeight)));
}

/** Lays rows out on pages. Three pinned rows or fewer stay on every page; more of them turn with it. */
export function layPages(pinned: readonly Row[], rows: readonly Row[], room: Room): Page[] {
  const pinnedPages = pagesOf(pinned, MOST_PINNED);
  const rowPages = pagesOf(rows, rowsThatFit(room, pinned.length));
  const count = Math.max(pinnedPages.length, rowPages.length);
  return Array.from({ length: count }, (_, page) => ({
    pinned: pinnedPages[page % pinnedPages.length] ?? [],
    rows: rowPages[page % rowPages.length] ?? [],
  }));
}
