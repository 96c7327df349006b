import type { DamageKind, Station } from "../contract/boards";

/** The trade's order of the walk-around. */
export const STATIONS: readonly Station[] = [
  "interior",
  "left_front",
  "front",
  "right_front",
  "right_rear",
  "rear",
  "left_rear",
];

export const DAMAGE_KINDS: readonly DamageKind[] = ["scratch", "dent", "crack", "chip", "missing"];

/** The drawing's own units. */
export const DRAWING = { width: 420, height: 640 } as const;

/** A rectangle of the drawing: left, top, right, bottom. */
type Area = readonly [number, number, number, number];

export const AREAS: Readonly<Record<Station, Area>> = {
  interior: [150, 236, 270, 470],
  left_front: [6, 88, 128, 322],
  front: [134, 4, 286, 230],
  right_front: [292, 88, 414, 322],
  right_rear: [292, 328, 414, 562],
  rear: [134, 476, 286, 636],
  left_rear: [6, 328, 128, 562],
};

/** The station at whose part of the car a point (shares of the drawing) lies; of the roof that which is looked at. */
export function stationAt(x: number, y: number, active: Station): Station {
  const [left, top] = [x * DRAWING.width, y * DRAWING.height];
  const [from, above, to, below] = AREAS.interior;
  const central = left > AREAS.left_front[2] && left < AREAS.right_front[0];
  if (central && top < above) return "front";
  if (central && top > below) return "rear";
  if (active === "interior" && left >= from && left <= to) return "interior";
  const side = left < DRAWING.width / 2 ? "left" : "right";
  return `${side}_${top < AREAS.left_front[3] ? "front" : "rear"}`;
}

/** The middle of a station, as shares of the drawing. */
export function middleOf(station: Station): { x: number; y: number } {
  const [left, top, right, bottom] = AREAS[station];
  return { x: (left + right) / 2 / DRAWING.width, y: (top + bottom) / 2 / DRAWING.height };
}

/** As much of a walk-around as tells where somebody has looked. */
interface Seen {
  readonly clear: readonly Station[];
  readonly marks: readonly { station: Station }[];
  readonly photos: readonly { station: Station }[];
}

/** Whether somebody has looked there: nothing was found, or something was marked or photographed. */
export function isDone(walk: Seen, station: Station): boolean {
  const at = (found: { station: Station }) => found.station === station;
  return walk.clear.includes(station) || walk.marks.some(at) || walk.photos.some(at);
}

/** The station to go to next, in the order of the walk; null once all were looked at. */
export function nextStation(walk: Seen): Station | null {
  return STATIONS.find((station) => !isDone(walk, station)) ?? null;
}
