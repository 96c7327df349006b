import type { ReservedBar } from "./lane";

/** Where the plate of a reserved time begins; one that is `over` stands out of its bar. */
export interface PlatePlace {
  readonly left: number;
  readonly height: number;
  readonly over: boolean;
}

/** The widest plate, by its height. */
export const PLATE_SHARE = 480 / 140;
/** Between a plate and what stands on either side of it, in px. */
export const GAP = 8;
/** A plate that is smaller than this part of its height cannot be read from where the others are. */
const LEAST_SHARE = 0.45;
/** One that stands out of its bar is small, so that it is not taken for a time of its own. */
const OVER_SHARE = 0.6;

interface Row {
  readonly width: number;
  readonly height: number;
  /** Up to here the words of the car stand that is in the bay. */
  readonly from: number;
}

/** The greatest height of a plate between two places. */
function roomFor(left: number, right: number): number {
  return (right - left - 2 * GAP) / PLATE_SHARE;
}

/**
 * Lays the plates of a bay's reserved times, which follow one another, at `height`; null: it has no room. Every
 * plate stands in its bar, or over that edge of it beside which nothing else stands.
 */
export function layPlates(bars: readonly ReservedBar[], { width, height, from }: Row): Array<PlatePlace | null> {
  const [least, most] = [height * LEAST_SHARE, height * OVER_SHARE];
  let taken = from;
  return bars.map((bar, index) => {
    const [begin, free] = [Math.max(bar.left, taken), taken];
    taken = Math.max(taken, bar.right);
    if (begin + GAP >= bar.right) return null;
    const inside = roomFor(begin, bar.right);
    if (inside >= least) return { left: begin + GAP, height: Math.min(height, inside), over: false };
    const after = Math.min(most, roomFor(begin, bars[index + 1]?.left ?? width));
    if (after >= least) {
      taken = begin + GAP + after * PLATE_SHARE;
      return { left: begin + GAP, height: after, over: true };
    }
    const before = Math.min(most, roomFor(free, width));
    if (bar.right < width || before < least) return null;
    return { left: width - GAP - before * PLATE_SHARE, height: before, over: true };
  });
}
