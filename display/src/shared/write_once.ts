import { Unreachable, send } from "./api";
import { serverNow } from "./live/clock_offset";
import { pauseBefore } from "./live/pauses";
import { uuid7 } from "./uuid7";

const TRIES = 4;

interface Write {
  readonly method: "POST";
  readonly body: unknown;
  readonly key: string;
  /** Not said of a write that is sent again: it tells no latency. */
  readonly pressedAt?: number;
}

type Sender = <Answer>(path: string, request: Write) => Promise<Answer>;

const rest = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

/**
 * Writes that a person waits for. A write that gets no answer is sent again under the same idempotency key, by
 * itself and when the person asks for the same thing once more: the server does it once.
 */
export class WriteOnce {
  private readonly unanswered = new Map<string, string>();

  constructor(
    private readonly sender: Sender = send,
    private readonly pause: (failures: number) => Promise<void> = (failures) => rest(pauseBefore(failures)),
  ) {}

  /** Resolves to the answer. Throws `Refusal`, or `Unreachable` after a few tries. */
  async write<Answer>(path: string, body: object): Promise<Answer> {
    const same = `${path} ${JSON.stringify(body)}`;
    const pressedAt = this.unanswered.has(same) ? undefined : serverNow();
    const key = this.unanswered.get(same) ?? uuid7();
    this.unanswered.set(same, key);
    try {
      const answer = await this.sendPatiently<Answer>(path, { method: "POST", body, key, pressedAt });
      this.unanswered.delete(same);
      return answer;
    } catch (error) {
      if (!(error instanceof Unreachable)) this.unanswered.delete(same);
      throw error;
    }
  }

  private async sendPatiently<Answer>(path: string, write: Write): Promise<Answer> {
    for (let failures = 0; ; failures += 1) {
      try {
        return await this.sender<Answer>(path, failures > 0 ? { ...write, pressedAt: undefined } : write);
      } catch (error) {
        if (!(error instanceof Unreachable) || failures + 1 >= TRIES) throw error;
      }
      await this.pause(failures);
    }
  }
}
