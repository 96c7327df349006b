import { describe, expect, it } from "vitest";
import { STATIONS, isDone, middleOf, nextStation, stationAt } from "./stations";

const untouched = { clear: [], marks: [], photos: [] };

describe("stations", () => {
  it("lie where their part of the car is drawn", () => {
    for (const station of STATIONS) {
      const { x, y } = middleOf(station);
      expect(stationAt(x, y, station)).toBe(station);
    }
  });

  it("take the roof for the outside unless the inside is looked at", () => {
    expect(stationAt(0.45, 0.4, "front")).toBe("left_front");
    expect(stationAt(0.55, 0.7, "interior")).toBe("interior");
    expect(stationAt(0.55, 0.7, "rear")).toBe("right_rear");
  });

  it("are led through in the trade's order", () => {
    expect(nextStation(untouched)).toBe("interior");
    expect(nextStation({ ...untouched, clear: ["interior", "front"] })).toBe("left_front");
    expect(nextStation({ ...untouched, clear: [...STATIONS] })).toBeNull();
  });

  it("are done by a mark, a photo or a word that nothing was found", () => {
    expect(isDone(untouched, "rear")).toBe(false);
    expect(isDone({ ...untouched, marks: [{ station: "rear" }] }, "rear")).toBe(true);
    expect(isDone({ ...untouched, photos: [{ station: "rear" }] }, "rear")).toBe(true);
    expect(isDone({ ...untouched, photos: [{ station: "rear" }] }, "front")).toBe(false);
  });
});
