import type { BayJob, FloorCar } from "../../shared/contract/boards";
import { OrderTaps } from "../../shared/order_taps.svelte";
import { predict, switchedTo } from "./prediction";

/** A tick or a switch is taken back by tapping it again, a photo stays. */
const LASTING: ReadonlySet<string> = new Set(["tick-checklist", "photos", "switch-camera"]);

/** What is tapped at this bay. */
export class BayTaps extends OrderTaps {
  constructor(path: string, shopNow: () => number, onsignedout: () => void) {
    super(path, shopNow, LASTING, onsignedout);
  }

  /** The board's job with everything that was tapped since. */
  shown(job: BayJob | undefined): BayJob | undefined {
    return job && predict(job, this.since(job.car));
  }

  /** Whether the camera over the bay shows this car, with everything that was tapped since the board. */
  cameraOn(car: FloorCar, shown: boolean): boolean {
    return switchedTo(car.order_id, this.since(car)) ?? shown;
  }
}
