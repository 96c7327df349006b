const SAMPLES_KEPT = 8;

interface Sample {
  readonly roundTripMs: number;
  readonly offsetMs: number;
}

/** Estimates server time minus this screen's time; the exchange with the shortest round trip says it best. */
export class ClockOffset {
  private samples: Sample[] = [];

  /** Takes one pulse and its answer; `sentAt` and `receivedAt` are the screen's clock, in ms. */
  add(sentAt: number, receivedAt: number, serverAt: number): void {
    const roundTripMs = receivedAt - sentAt;
    if (roundTripMs < 0) return;
    this.samples = [...this.samples, { roundTripMs, offsetMs: serverAt - (sentAt + receivedAt) / 2 }].slice(
      -SAMPLES_KEPT,
    );
  }

  get ms(): number {
    if (this.samples.length === 0) return 0;
    return this.samples.reduce((best, next) => (next.roundTripMs <= best.roundTripMs ? next : best)).offsetMs;
  }
}
