import { expect, it, test } from "vitest";
import type { PermissionMatrix } from "../../../shared/contract/roles";
import { differencesOf, differs, neighbour } from "./matrix";

const MATRIX: PermissionMatrix = {
  roles: ["advisor", "washer"],
  rooms: [
    {
      room: "work",
      permissions: [
        { permission: "assign_bay", roles: ["washer"], shipped: ["advisor"], fixed: [] },
        { permission: "start_work", roles: ["advisor"], shipped: ["advisor"], fixed: [] },
      ],
    },
  ],
};

it("finds what is not as it was shipped, granted and withdrawn", () => {
  expect(differencesOf(MATRIX)).toEqual([
    { role: "advisor", permission: "assign_bay", granted: false },
    { role: "washer", permission: "assign_bay", granted: true },
  ]);
  expect(differs(MATRIX.rooms[0]!.permissions[1]!, "washer")).toBe(false);
});

test.each([
  ["ArrowDown", [1, 0]],
  ["ArrowUp", [0, 0]],
  ["ArrowRight", [0, 1]],
  ["ArrowLeft", [0, 0]],
  ["End", [0, 2]],
  ["Home", [0, 0]],
  ["Enter", null],
])("%s leads from the first box to %j", (key, to) => {
  expect(neighbour(key, [0, 0], [3, 3])).toEqual(to);
});

it("stays at the edge", () => {
  expect(neighbour("ArrowDown", [2, 2], [3, 3])).toEqual([2, 2]);
  expect(neighbour("ArrowRight", [2, 2], [3, 3])).toEqual([2, 2]);
});
