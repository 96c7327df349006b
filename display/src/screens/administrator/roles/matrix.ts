import type { PermissionEntry, PermissionMatrix } from "../../../shared/contract/roles";

/** One right of one role that is not as it was shipped. */
export interface Difference {
  readonly role: string;
  readonly permission: string;
  readonly granted: boolean;
}

/** Whether a role's right is not as it was shipped. */
export function differs(entry: PermissionEntry, role: string): boolean {
  return entry.roles.includes(role) !== entry.shipped.includes(role);
}

/** All that is not as it was shipped, in the order of the matrix. */
export function differencesOf(matrix: PermissionMatrix): Difference[] {
  return matrix.rooms
    .flatMap((room) => room.permissions)
    .flatMap((entry) =>
      matrix.roles
        .filter((role) => differs(entry, role))
        .map((role) => ({ role, permission: entry.permission, granted: entry.roles.includes(role) })),
    );
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The box that a key leads to from one at `row`, `column`; the same at the edge, null for any other key. */
export function neighbour(
  key: string,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): readonly [number, number] | null {
  if (key === "Home") return [row, 0];
  if (key === "End") return [row, columns - 1];
  const step = STEPS[key];
  if (step === undefined) return null;
  const within = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1);
  return [within(row + step[0], rows), within(column + step[1], columns)];
}
