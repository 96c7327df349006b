import { WriteOnce } from "../../shared/write_once";

/** The customer's answers: one at a time, each reaching the server once however often it has to be sent. */
export class CustomerWrites {
  waiting = $state(false);
  error = $state<unknown>(null);
  private readonly writes = new WriteOnce();
  readonly place: string;

  constructor(token: string) {
    this.place = `/api/customer-links/${encodeURIComponent(token)}`;
  }

  /** To all lines but those that `answer` names. */
  authorizeEstimate(answer: object): Promise<void> {
    return this.write("authorize-estimate", answer);
  }

  /** `optionId` null: the customer declines. */
  answerAddedWork(lineId: string, optionId: string | null): Promise<void> {
    return this.write("answer-added-work", { line_id: lineId, option_id: optionId });
  }

  rate(score: number, said: string): Promise<void> {
    return this.write("rating", { score, words: said });
  }

  handIn(slipId: string, kind: string, said: string): Promise<void> {
    return this.write("slips", { slip_id: slipId, kind, words: said });
  }

  private async write(what: string, body: object): Promise<void> {
    if (this.waiting) return;
    this.waiting = true;
    this.error = null;
    try {
      await this.writes.write(`${this.place}/${what}`, body);
    } catch (error) {
      this.error = error;
    } finally {
      this.waiting = false;
    }
  }
}
