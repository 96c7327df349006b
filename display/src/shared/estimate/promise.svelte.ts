import { Unreachable, send } from "../api";
import type { PossibleWindow } from "../contract/estimates";

const PAUSE_MS = 400;
type Ask = (path: string) => Promise<PossibleWindow>;

/** The earliest window that the bays allow for what is being written, asked anew when that has changed. */
export class PossiblePromise {
  window = $state.raw<PossibleWindow | null>(null);
  private asked = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly orderId: string,
    private readonly ask: Ask = (path) => send<PossibleWindow>(path),
  ) {}

  /** `work`: as `lift:30`. Without an answer the window stays unknown: the server judges what is promised. */
  about(work: readonly string[]): void {
    const query = new URLSearchParams(work.map((each) => ["work", each]));
    const path = `/api/estimates/${encodeURIComponent(this.orderId)}/window?${query}`;
    if (path === this.asked) return;
    this.asked = path;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.learn(path), PAUSE_MS);
  }

  private async learn(path: string): Promise<void> {
    try {
      const window = await this.ask(path);
      if (path === this.asked) this.window = window;
    } catch (problem) {
      if (path !== this.asked) return;
      this.window = null;
      if (problem instanceof Unreachable) this.asked = "";
    }
  }
}
