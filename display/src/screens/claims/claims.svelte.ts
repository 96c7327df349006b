import { AskedDesk } from "../../shared/asked_desk.svelte";
import type { ClaimEntry, ClaimLine, ClaimList, MovePart, TakeClaimStep } from "../../shared/contract/claims";
import { uuid7 } from "../../shared/uuid7";

const AT = "/api/claims";

/** The shop's claims, and what is done about them. */
export class Claims extends AskedDesk<ClaimList> {
  readonly all = $derived<readonly ClaimEntry[]>(this.asked.answer?.claims ?? []);
  readonly unclaimed = $derived<readonly ClaimLine[]>(this.asked.answer?.unclaimed ?? []);

  constructor() {
    super(AT);
  }

  /** Answers the new claim's id. */
  async open(line: ClaimLine): Promise<string | null> {
    const id = uuid7();
    const body = { claim_id: id, order_id: line.order_id, line_id: line.line_id };
    return (await this.write(AT, body)) ? id : null;
  }

  step(claim: ClaimEntry, told: Omit<TakeClaimStep, "version">): Promise<boolean> {
    return this.write(`${AT}/${claim.claim_id}/next`, { ...told, version: claim.version });
  }

  move(claim: ClaimEntry, told: Omit<MovePart, "version">): Promise<boolean> {
    return this.write(`${AT}/${claim.claim_id}/part`, { ...told, version: claim.version });
  }
}
