import type { PossibleWindow } from "../contract/estimates";
import { NewestAnswer } from "../newest_answer.svelte";

/** The earliest window that the bays allow for what is being written. */
export class PossiblePromise extends NewestAnswer<PossibleWindow> {
  constructor(private readonly orderId: string) {
    super();
  }

  /** `work`: as `lift:30`. Without an answer the window is unknown: the server judges what is promised. */
  about(work: readonly string[]): void {
    const query = new URLSearchParams(work.map((each) => ["work", each]));
    this.askFor(`/api/estimates/${encodeURIComponent(this.orderId)}/window?${query}`);
  }

  protected override failed(): void {
    this.answer = null;
  }
}
