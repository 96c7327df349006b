import { describe, expect, it } from "vitest";
import type { Walkaround } from "../../shared/contract/boards";
import type { Tap } from "../../shared/taps";
import { photoPath, receptionPath, shownWalk } from "./walk";

const ORDER = "order-1";
const kept: Walkaround = {
  visit_id: "visit-1",
  order_id: ORDER,
  clear: ["interior"],
  marks: [{ mark_id: "m1", station: "front", kind: "dent", x: 0.5, y: 0.1, marked_at: "2025-11-21T06:00:00Z" }],
  photos: [],
};

function tap(part: string, body: Tap["body"], order = ORDER): Tap {
  return { key: part, path: receptionPath(order, part), body };
}

const scratch = { mark_id: "m2", station: "rear", kind: "scratch", x: 0.5, y: 0.9 };

describe("a walk-around on the tablet", () => {
  it("shows at once what was tapped, and that it waits", () => {
    const walk = shownWalk(kept, [tap("marks", scratch)], ORDER);
    expect(walk.marks.map((mark) => [mark.mark_id, mark.waiting])).toEqual([
      ["m1", false],
      ["m2", true],
    ]);
  });

  it("shows a mark once, also while the board and the queue both have it", () => {
    const again = { ...scratch, mark_id: "m1" };
    expect(shownWalk(kept, [tap("marks", again)], ORDER).marks).toHaveLength(1);
  });

  it("follows the taps in their order", () => {
    const removed = tap("marks/m2/remove", {});
    expect(shownWalk(kept, [tap("marks", scratch), removed], ORDER).marks).toHaveLength(1);
    const [clear, not] = [true, false].map((each) => tap("stations", { station: "rear", clear: each }));
    expect(shownWalk(kept, [clear!, not!], ORDER).clear).toEqual(["interior"]);
    expect(shownWalk(kept, [not!, clear!], ORDER).clear).toEqual(["interior", "rear"]);
  });

  it("shows the picture that waits", () => {
    const photo = new Blob(["x"]);
    const path = photoPath(ORDER, "left_rear", "p1", Date.parse("2025-11-21T06:00:00Z"));
    const walk = shownWalk(undefined, [{ key: "k", path, body: { photo } }], ORDER);
    expect(walk.photos).toEqual([{ photo_id: "p1", station: "left_rear", picture: photo }]);
  });

  it("leaves other cars' taps alone", () => {
    expect(shownWalk(kept, [tap("marks", scratch, "order-2")], ORDER).marks).toHaveLength(1);
  });
});
