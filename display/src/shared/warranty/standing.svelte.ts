import type { PayerProposal, StandingRepair, StandingWarranty } from "../contract/receptions";
import { NewestAnswer } from "../newest_answer.svelte";

/** What the shop answers for still on one car, and who may have to pay for what is being written. */
export class Standing extends NewestAnswer<StandingWarranty> {
  constructor(private readonly orderId: string) {
    super();
  }

  get repairs(): readonly StandingRepair[] {
    return this.answer?.repairs ?? [];
  }

  proposalFor(operationId: string): PayerProposal | undefined {
    return this.answer?.proposals.find((proposal) => proposal.operation_id === operationId);
  }

  /** Of the shop's own work. */
  repairOf(proposal: PayerProposal): StandingRepair | undefined {
    return this.repairs.find((repair) => repair.line_id === proposal.repeats);
  }

  /** Without an answer nothing new is proposed: the estimate goes on. */
  about(operationIds: readonly string[]): void {
    const query = new URLSearchParams(operationIds.map((each) => ["operation", each]));
    this.askFor(`/api/receptions/${encodeURIComponent(this.orderId)}/warranty?${query}`);
  }
}
