import type { FloorCar } from "../../shared/contract/boards";
import { OrderTaps } from "../../shared/order_taps.svelte";
import { foretold } from "./tasks";

/** Deeds that the server does not take back. */
const LASTING: ReadonlySet<string> = new Set(["fail-check", "call-customer", "deliver-vehicle", "skip-wash"]);

/** What is tapped on a work list. */
export class WorkTaps extends OrderTaps {
  constructor(path: string, shopNow: () => number, onsignedout: () => void) {
    super(path, shopNow, LASTING, onsignedout);
  }

  /** The board's cars with everything that was tapped since. */
  shown(cars: readonly FloorCar[]): FloorCar[] {
    return cars.flatMap((car) => foretold(car, this.since(car)) ?? []);
  }
}
