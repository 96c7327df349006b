import type { BoothLoad, FloorCar, PaintBooth } from "../../shared/contract/boards";
import { type HeldBoard, valuesUnder } from "../../shared/live/board";

/** The booths of the board, in the order of their numbers. */
export function boothsOf(board: HeldBoard["board"]): PaintBooth[] {
  return valuesUnder<PaintBooth>(board, "booth/")
    .map(([, booth]) => booth)
    .sort((one, other) => one.number.localeCompare(other.number, "en", { numeric: true }));
}

/** What goes into a booth next: what was decided, else what is proposed first. */
export function nextLoad(booth: PaintBooth): BoothLoad | undefined {
  return booth.planned ?? booth.proposed[0];
}

/** The place of each waiting car in the order in which the booths will take them; cars without a place come last. */
export function boothOrder(booths: readonly PaintBooth[]): Map<string, number> {
  const loads = booths.map(({ planned, proposed }) => (planned ? [planned, ...proposed] : proposed));
  const most = Math.max(0, ...loads.map((its) => its.length));
  const inTurn = Array.from({ length: most }, (_, turn) => loads.flatMap((its) => its[turn]?.visit_ids ?? []));
  return new Map(inTurn.flat().map((visit, place) => [visit, place]));
}

/** The cars with these visits, in that order. */
export function carsOf(visits: readonly string[], cars: readonly FloorCar[]): FloorCar[] {
  return visits.flatMap((visit) => cars.find((car) => car.visit_id === visit) ?? []);
}

/** Metres as a booth's length is told: `6.8`. */
export function metres(centimetres: number): string {
  return (centimetres / 100).toFixed(1);
}
