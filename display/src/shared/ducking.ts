/** How loud music and films stay while a call is spoken. */
export const DUCKED = 0.15;
const DOWN_MS = 400;
const UP_MS = 1_500;
const STEP_MS = 50;

interface Sounding {
  volume: number;
}

function onThePage(): Sounding[] {
  return [...document.querySelectorAll<HTMLMediaElement>("video, audio")];
}

/** Lowers the page's own music and films while a call is spoken, and brings them back calmly. */
export class Ducking {
  private readonly usual = new Map<Sounding, number>();
  private ticker: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly sounding: () => Sounding[] = onThePage) {}

  lower(): void {
    for (const each of this.sounding()) {
      if (!this.usual.has(each)) this.usual.set(each, each.volume);
    }
    this.move(DUCKED, DOWN_MS);
  }

  raise(): void {
    this.move(1, UP_MS, () => this.usual.clear());
  }

  /** Moves every volume to a share of what it usually is. */
  private move(share: number, milliseconds: number, done?: () => void): void {
    clearInterval(this.ticker);
    const from = new Map([...this.usual.keys()].map((each) => [each, each.volume]));
    if (from.size === 0) return;
    let passed = 0;
    this.ticker = setInterval(() => {
      passed = Math.min(milliseconds, passed + STEP_MS);
      for (const [each, began] of from) {
        const goal = (this.usual.get(each) ?? 1) * share;
        each.volume = Math.min(1, Math.max(0, began + ((goal - began) * passed) / milliseconds));
      }
      if (passed < milliseconds) return;
      clearInterval(this.ticker);
      done?.();
    }, STEP_MS);
  }
}
