/** A share in percent with one decimal, `87.4`; null of nothing. */
export function percent(count: number, of: number): string | null {
  return of > 0 ? ((100 * count) / of).toFixed(1) : null;
}

/** Steps of the heat map by their upper ends in percent. */
const HEAT_STEPS = [40, 60, 80, 92, 100];

/** In which of five steps a percentage falls, 0 the lightest. */
export function heatStep(value: number): number {
  return HEAT_STEPS.findIndex((end) => value <= end);
}

/** A length of time as hours and minutes. */
export function hoursAndMinutes(minutes: number): { hours: number; minutes: number } {
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
