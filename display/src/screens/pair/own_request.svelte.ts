import { Refusal, send } from "../../shared/api";
import type { PairedDevice } from "../../shared/contract/deeds";
import type { PairingAsked, PairingClaimed } from "../../shared/contract/devices";

const ASK_EVERY_MS = 2_000;

/** This screen's own request to be paired: shows a code, asks whether it was typed, and asks anew when it is old. */
export class OwnRequest {
  code = $state("");
  /** What the last question came to; null: an answer. */
  problem = $state.raw<unknown>(null);
  private secret = "";
  private readonly timer = setInterval(() => void this.ask(), ASK_EVERY_MS);

  constructor(private readonly paired: (device: PairedDevice) => void) {
    void this.ask();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async ask(): Promise<void> {
    try {
      if (this.secret) await this.claim();
      else await this.begin();
      this.problem = null;
    } catch (problem) {
      // A request that the server no longer knows is over; what is only unanswered is asked again.
      if (problem instanceof Refusal && problem.code === "not_found") this.secret = this.code = "";
      else this.problem = problem;
    }
  }

  private async begin(): Promise<void> {
    const body = { kind: "display" };
    const asked = await send<PairingAsked>("/api/pairing-requests", { method: "POST", body, token: null });
    this.secret = asked.secret;
    this.code = asked.code;
  }

  private async claim(): Promise<void> {
    const body = { secret: this.secret };
    const { device } = await send<PairingClaimed>("/api/pairing-requests/claim", { method: "POST", body, token: null });
    if (device === null) return;
    this.stop();
    this.paired(device);
  }
}
