import { send } from "./api";
import { shopTime } from "./clock";
import type { ShopTime as Told } from "./contract/shop_time";
import { ClockWatch, pageClock } from "./live/clock_offset";

const TICK_MS = 1_000;
const AGAIN_MS = 15_000;

/** The shop's time for a page without a board: nothing until the server has told it. `stop()` it with the page. */
export class ShopTime {
  /** Shop time now, in ms since 1970. */
  now = $state<number | null>(null);
  zone = $state("UTC");
  private told: Told | null = null;
  private askedAt = 0;
  private readonly watch = new ClockWatch();
  private readonly ticker = setInterval(() => this.tick(), TICK_MS);

  constructor() {
    void this.ask();
  }

  stop(): void {
    clearInterval(this.ticker);
  }

  private async ask(): Promise<void> {
    const sentAt = (this.askedAt = Date.now());
    const told = await send<Told>("/api/shop-time").catch(() => null);
    if (told === null) return;
    pageClock.add(sentAt, Date.now(), told.clock.server_at);
    this.told = told;
    this.zone = told.zone;
    this.show();
  }

  private tick(): void {
    const moved = this.watch.moved();
    if (moved || (this.told === null && Date.now() - this.askedAt > AGAIN_MS)) void this.ask();
    // The time that was shown is nearer than one of a clock that was just set.
    if (!moved) this.show();
  }

  private show(): void {
    if (this.told !== null) this.now = shopTime(this.told.clock, Date.now() + pageClock.ms);
  }
}
