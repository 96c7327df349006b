import type { Delta, Snapshot } from "../contract/realtime";

/** What a screen holds of one topic. `number` is null until the first snapshot. */
export interface HeldBoard {
  readonly number: number | null;
  readonly board: Readonly<Record<string, unknown>>;
}

export const NOTHING_HELD: HeldBoard = { number: null, board: {} };

export type Outcome =
  | { readonly kind: "applied"; readonly held: HeldBoard }
  | { readonly kind: "known" }
  | { readonly kind: "gap" };

/** The whole board replaces whatever was held. */
export function applySnapshot(snapshot: Snapshot): HeldBoard {
  return { number: snapshot.number, board: snapshot.board };
}

/** Moves a board on by one delta, or says that it is already in it, or that one before it was missed. */
export function applyDelta(held: HeldBoard, delta: Delta): Outcome {
  if (held.number !== null && delta.number <= held.number) return { kind: "known" };
  if (held.number !== delta.previous) return { kind: "gap" };
  const board = { ...held.board, ...delta.patch.set };
  for (const key of delta.patch.remove) delete board[key];
  return { kind: "applied", held: { number: delta.number, board } };
}

/** Whether a heartbeat's number for a topic shows that a delta was missed. */
export function isBehind(held: HeldBoard, announced: number | undefined): boolean {
  return announced !== undefined && held.number !== null && held.number < announced;
}

/** The values whose keys begin with `prefix`, each with the rest of its key. */
export function valuesUnder<Value>(board: HeldBoard["board"], prefix: string): Array<[string, Value]> {
  return Object.entries(board)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, value]) => [key.slice(prefix.length), value as Value]);
}
