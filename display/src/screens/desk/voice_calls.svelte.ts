import { Refusal, send } from "../../shared/api";
import type { AnnouncementEntry, Receipt, SayWords } from "../../shared/contract/voice";

const ASK_EVERY_MS = 3_000;
const MOST_SHOWN = 6;

export type CallState = "waiting" | "speaking" | "said" | "shown" | "unheard" | "expired" | "quiet_hours" | "departed" | "withdrawn";

/** Where a call is: in the queue, in the air, or how it ended. */
export function stateOf(call: AnnouncementEntry): CallState {
  if (call.speaking) return "speaking";
  return (call.ending as CallState | null) ?? "waiting";
}

/** The speakers that did not play the last take of a call, each once. */
export function unheardAt(call: AnnouncementEntry): Receipt[] {
  const last = call.receipts.filter(({ take }) => take === call.takes);
  const played = new Set(last.filter(({ outcome }) => outcome === "played").map(({ speaker }) => speaker));
  const failed = last.filter(({ speaker }) => !played.has(speaker));
  return failed.filter(({ speaker }, index) => failed.findIndex((other) => other.speaker === speaker) === index);
}

/** The newest calls by voice, asked for anew every three seconds; none for whoever may not see them. */
export class VoiceCalls {
  calls = $state.raw<readonly AnnouncementEntry[]>([]);
  busy = $state(false);
  refused = $state(false);
  private readonly ticker = setInterval(() => void this.ask(), ASK_EVERY_MS);

  constructor() {
    void this.ask();
  }

  /** Lets words be said and tells whether they were taken. */
  async say(words: Partial<SayWords>): Promise<boolean> {
    return this.write(() => send("/api/announcements", { method: "POST", body: words }));
  }

  async withdraw(call: AnnouncementEntry): Promise<boolean> {
    const path = `/api/announcements/${encodeURIComponent(call.announcement_id)}`;
    return this.write(() => send(path, { method: "DELETE" }));
  }

  stop(): void {
    clearInterval(this.ticker);
  }

  private async write(request: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    try {
      await request();
      this.refused = false;
    } catch {
      this.refused = true;
    }
    await this.ask();
    this.busy = false;
    return !this.refused;
  }

  /** What was last known stays while the server is away; the desk itself says that it is. */
  private async ask(): Promise<void> {
    try {
      this.calls = (await send<AnnouncementEntry[]>("/api/announcements")).slice(0, MOST_SHOWN);
    } catch (problem) {
      if (problem instanceof Refusal) this.calls = [];
    }
  }
}
