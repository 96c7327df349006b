import { Unreachable, send } from "../api";
import type { PayerProposal, StandingRepair, StandingWarranty } from "../contract/receptions";

const PAUSE_MS = 400;
type Ask = (path: string) => Promise<StandingWarranty>;

/** What the shop answers for still on one car, and who may have to pay for what is being written. */
export class Standing {
  warranty = $state.raw<StandingWarranty | null>(null);
  private asked = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly orderId: string,
    private readonly ask: Ask = (path) => send<StandingWarranty>(path),
  ) {}

  get repairs(): readonly StandingRepair[] {
    return this.warranty?.repairs ?? [];
  }

  proposalFor(operationId: string): PayerProposal | undefined {
    return this.warranty?.proposals.find((proposal) => proposal.operation_id === operationId);
  }

  /** Of the shop's own work. */
  repairOf(proposal: PayerProposal): StandingRepair | undefined {
    return this.repairs.find((repair) => repair.line_id === proposal.repeats);
  }

  /** Without an answer nothing is proposed: the estimate goes on. */
  about(operationIds: readonly string[]): void {
    const query = new URLSearchParams(operationIds.map((each) => ["operation", each]));
    const path = `/api/receptions/${encodeURIComponent(this.orderId)}/warranty?${query}`;
    if (path === this.asked) return;
    this.asked = path;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.learn(path), PAUSE_MS);
  }

  private async learn(path: string): Promise<void> {
    try {
      const warranty = await this.ask(path);
      if (path === this.asked) this.warranty = warranty;
    } catch (problem) {
      if (path === this.asked && problem instanceof Unreachable) this.asked = "";
    }
  }
}
