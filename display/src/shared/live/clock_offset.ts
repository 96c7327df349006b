const SAMPLES_KEPT = 8;
/** More than clocks drift apart over the samples that are kept. */
const DRIFT_MS = 1_000;
/** Later than any welcome comes that was sent over a link that works. */
const LATE_MS = 5_000;

interface Sample {
  readonly roundTripMs: number;
  readonly offsetMs: number;
}

/** Whether the two cannot be of the same clocks: each is right to half its round trip. */
function contradict(one: Sample, other: Sample): boolean {
  const apartMs = Math.abs(one.offsetMs - other.offsetMs);
  return apartMs > (one.roundTripMs + other.roundTripMs) / 2 + DRIFT_MS;
}

/** Estimates server time minus this screen's time; the exchange with the shortest round trip says it best. */
export class ClockOffset {
  private samples: Sample[] = [];
  private toldMs = 0;

  /** Takes one pulse and its answer; `sentAt` and `receivedAt` are the screen's clock, in ms. */
  add(sentAt: number, receivedAt: number, serverAt: number): void {
    const roundTripMs = receivedAt - sentAt;
    if (roundTripMs < 0) return;
    const sample = { roundTripMs, offsetMs: serverAt - (sentAt + receivedAt) / 2 };
    const best = this.best();
    /* One of the clocks was set: what was measured before is of another one. */
    const still = best && contradict(sample, best) ? [] : this.samples;
    this.samples = [...still, sample].slice(-SAMPLES_KEPT);
  }

  /** Takes what the server said of itself: all there is until an exchange has been measured. */
  tell(receivedAt: number, serverAt: number): void {
    this.toldMs = serverAt - receivedAt;
    if (Math.abs(this.toldMs - this.ms) > LATE_MS) this.samples = [];
  }

  get measured(): boolean {
    return this.samples.length > 0;
  }

  get ms(): number {
    return this.best()?.offsetMs ?? this.toldMs;
  }

  private best(): Sample | undefined {
    return [...this.samples].sort((one, other) => one.roundTripMs - other.roundTripMs)[0];
  }
}

/** Notices that this screen's clock was set, or that the screen slept: the steady clock tells neither. */
export class ClockWatch {
  private apartMs = Date.now() - performance.now();

  /** Whether that has happened since it was last asked. */
  moved(): boolean {
    const apartMs = Date.now() - performance.now();
    const moved = Math.abs(apartMs - this.apartMs) > DRIFT_MS;
    this.apartMs = apartMs;
    return moved;
  }
}

/** This page's clock against the server's: there is one, whichever link measures it. */
export const pageClock = new ClockOffset();

/** The server's time in ms now, or undefined where it was never measured. */
export function serverNow(clock: ClockOffset = pageClock): number | undefined {
  return clock.measured ? Date.now() + clock.ms : undefined;
}
