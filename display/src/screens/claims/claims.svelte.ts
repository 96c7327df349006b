import { send } from "../../shared/api";
import type { ClaimEntry, ClaimLine, ClaimList, MovePart, TakeClaimStep } from "../../shared/contract/claims";
import { uuid7 } from "../../shared/uuid7";
import { WriteOnce } from "../../shared/write_once";
import { Asked } from "../administrator/asked.svelte";

const AT = "/api/claims";

/** The shop's claims, and what is done about them. */
export class Claims {
  private readonly asked = new Asked(() => send<ClaimList>(AT));
  private readonly writes = new WriteOnce();
  busy = $state(false);
  /** What the last write was refused with. */
  refusal = $state.raw<unknown>(null);

  readonly all = $derived<readonly ClaimEntry[]>(this.asked.answer?.claims ?? []);
  readonly unclaimed = $derived<readonly ClaimLine[]>(this.asked.answer?.unclaimed ?? []);
  readonly zone = $derived(this.asked.answer?.zone ?? "UTC");
  readonly known = $derived(this.asked.answer !== null);

  get problem(): unknown {
    return this.asked.problem;
  }

  stop(): void {
    this.asked.stop();
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

  private async write(path: string, body: object): Promise<boolean> {
    this.busy = true;
    this.refusal = null;
    try {
      await this.writes.write(path, body);
      await this.asked.again();
      return true;
    } catch (error) {
      this.refusal = error;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
