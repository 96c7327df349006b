const SAMPLES_KEPT = 8;

interface Sample {
  readonly roundTripMs: number;
  readonly offsetMs: number;
}

/** Estimates server time minus this screen's time; the exchange with the shortest round trip says it best. */
export class ClockOffset {
  private samples: Sample[] = [];
  private toldMs = 0;

  /** Takes one pulse and its answer; `sentAt` and `receivedAt` are the screen's clock, in ms. */
  add(sentAt: number, receivedAt: number, serverAt: number): void {
    const roundTripMs = receivedAt - sentAt;
    if (roundTripMs < 0) return;
    this.samples = [...this.samples, { roundTripMs, offsetMs: serverAt - (sentAt + receivedAt) / 2 }].slice(
      -SAMPLES_KEPT,
    );
  }

  /** Takes what the server said of itself: all there is until an exchange has been measured. */
  tell(receivedAt: number, serverAt: number): void {
    this.toldMs = serverAt - receivedAt;
  }

  get measured(): boolean {
    return this.samples.length > 0;
  }

  get ms(): number {
    if (!this.measured) return this.toldMs;
    return this.samples.reduce((best, next) => (next.roundTripMs <= best.roundTripMs ? next : best)).offsetMs;
  }
}

/** This page's clock against the server's: there is one, whichever link measures it. */
export const pageClock = new ClockOffset();

/** The server's time in ms now, or undefined where it was never measured. */
export function serverNow(clock: ClockOffset = pageClock): number | undefined {
  return clock.measured ? Date.now() + clock.ms : undefined;
}
