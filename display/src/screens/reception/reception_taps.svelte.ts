import { Refusal, send } from "../../shared/api";
import { type RefusedTap, type Tap, Taps, browserTapStorage } from "../../shared/taps";
import { session } from "../../shared/token";

/** How long a tap that was taken is still shown as one: the board has it by then. */
const SHOWN_MS = 8_000;

/** What is written down on this tablet: kept before it is sent, sent in order, never twice. */
export class ReceptionTaps {
  waiting = $state.raw<readonly Tap[]>([]);
  /** What nobody has taken note of yet, oldest first. */
  refused = $state.raw<readonly RefusedTap[]>([]);
  private taken = $state.raw<readonly Tap[]>([]);
  private readonly queue: Taps;
  onrefused: (refused: RefusedTap) => void = () => {};

  constructor(shopNow: () => number) {
    const whose = session()?.staff_id ?? "nobody";
    this.queue = new Taps(browserTapStorage(`reception/${whose}`), shopNow, (tap) => this.send(tap));
    this.queue.onchange = (waiting) => (this.waiting = waiting);
    this.queue.onrefused = (refused) => {
      this.refused = [...this.refused, refused];
      this.onrefused(refused);
    };
  }

  /** All that the board may not show yet, in order. */
  get unseen(): readonly Tap[] {
    return [...this.taken, ...this.waiting];
  }

  async push(path: string, body: Tap["body"]): Promise<void> {
    await this.queue.push(path, body);
  }

  /** Tries again at once: the link is back, or somebody has signed in. */
  wake(): void {
    this.queue.wake();
  }

  /** Somebody has taken note of the oldest refusal. */
  forgetRefusal(): void {
    this.refused = this.refused.slice(1);
  }

  private async send(tap: Tap): Promise<void> {
    if (session() === null) throw new Refusal(401, "not_signed_in", {});
    const { photo, ...rest } = tap.body;
    await send(tap.path, { method: "POST", body: photo instanceof Blob ? photo : rest, key: tap.key });
    this.taken = [...this.taken, tap];
    setTimeout(() => (this.taken = this.taken.filter((other) => other.key !== tap.key)), SHOWN_MS);
  }
}
