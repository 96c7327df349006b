import { send } from "./api";
import { Asked } from "./asked.svelte";
import { Doing } from "./doing.svelte";
import { may } from "./may";
import { session } from "./token";
import { WriteOnce } from "./write_once";

/** What the server keeps at one address, asked anew every few seconds, and what a person writes there: one thing at a
 * time. Call `stop()` when the page goes. */
export class AskedDesk<Answer extends { readonly zone: string }> extends Doing {
  protected readonly asked: Asked<Answer>;
  private readonly writes = new WriteOnce();
  readonly person = session();

  constructor(at: string) {
    super();
    this.asked = new Asked(() => send<Answer>(at));
  }

  /** Whether there has been an answer. */
  get known(): boolean {
    return this.asked.answer !== null;
  }

  /** The shop's, in which times are shown. */
  get zone(): string {
    return this.asked.answer?.zone ?? "UTC";
  }

  /** What the last question came to; null: an answer. */
  get problem(): unknown {
    return this.asked.problem;
  }

  may(deed: string): boolean {
    return may(deed, this.person);
  }

  stop(): void {
    this.asked.stop();
  }

  /** Writes once, however often it is pressed, and asks anew. Resolves to whether it was done. */
  protected write(path: string, body: object): Promise<boolean> {
    return this.run(async () => {
      await this.writes.write(path, body);
      await this.asked.again();
    });
  }
}
