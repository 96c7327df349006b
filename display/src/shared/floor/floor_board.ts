import { LiveBoard } from "../live/live.svelte";
import { serviceClock } from "../service_clock.svelte";

/** A board of the floor, `workshop` or `desk`: its cars are judged by the limits that come with every connection. */
export class FloorBoard extends LiveBoard {
  protected override sayHello(): void {
    void serviceClock.ask();
    super.sayHello();
  }
}
