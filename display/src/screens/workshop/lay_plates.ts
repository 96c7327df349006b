import type { ReservedBar } from "./lane";

/** Where the plate of a reserved time stands: in its bar, smaller in a narrow one, else beside it. */
export interface PlatePlace {
  readonly side: "in" | "right" | "left";
  readonly height: number;
}

/** The widest plate, by its height. */
export const PLATE_SHARE = 480 / 140;
/** Between a plate and the dashes on either side of it, in px. */
export const GAP = 8;
/** A plate that is smaller than this part of its height cannot be read from where the others are. */
const LEAST_SHARE = 0.45;

/**
 * Lays the plates of a bay's reserved times, which follow one another, at `height`; null: it has no room. On the
 * left of a bar is room where the bay is `empty` and the lane ends with the bar.
 */
export function layPlates(
  bars: readonly ReservedBar[],
  { width, height, empty }: { readonly width: number; readonly height: number; readonly empty: boolean },
): Array<PlatePlace | null> {
  const beside = height * PLATE_SHARE + 2 * GAP;
  let taken = empty ? 0 : width;
  return bars.map((bar, index) => {
    const inside = (bar.right - bar.left - 2 * GAP) / PLATE_SHARE;
    const [before, after] = [bar.left - taken, (bars[index + 1]?.left ?? width) - bar.right];
    taken = Math.max(taken, bar.right);
    if (inside >= height * LEAST_SHARE) return { side: "in", height: Math.min(height, inside) };
    if (after >= beside) {
      taken = bar.right + beside;
      return { side: "right", height };
    }
    return bar.right >= width && before >= beside ? { side: "left", height } : null;
  });
}
