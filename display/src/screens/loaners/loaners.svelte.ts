import { send } from "../../shared/api";
import { AskedDesk } from "../../shared/asked_desk.svelte";
import type {
  AddLoaner,
  ChangeLoaner,
  GiveLoaner,
  LoanEntry,
  LoanHistory,
  LoanerEntry,
  LoanerList,
  ReturnLoaner,
} from "../../shared/contract/loaners";
import { uuid7 } from "../../shared/uuid7";

const AT = "/api/loaners";
const LOANS = `${AT}/loans`;

/** The shop's loaners, who has which, and what is done about them. */
export class Loaners extends AskedDesk<LoanerList> {
  readonly all = $derived<readonly LoanerEntry[]>(this.asked.answer?.loaners ?? []);
  readonly wanted = $derived(this.asked.answer?.wanted ?? []);
  /** Who may take one: those who need it first. */
  readonly candidates = $derived([...this.wanted, ...(this.asked.answer?.others ?? [])]);
  /** The shop's time as of the last answer, in ms. */
  readonly now = $derived(Date.parse(this.asked.answer?.now ?? "1970-01-01T00:00:00Z"));

  constructor() {
    super(AT);
  }

  async add(told: Omit<AddLoaner, "loaner_id">): Promise<string | null> {
    const id = uuid7();
    return (await this.write(AT, { loaner_id: id, ...told })) ? id : null;
  }

  change(loaner: LoanerEntry, told: ChangeLoaner): Promise<boolean> {
    return this.write(`${AT}/${encodeURIComponent(loaner.loaner_id)}/change`, told);
  }

  /** The signature goes first: no car is given without it. */
  async give(told: GiveLoaner, signature: Blob): Promise<boolean> {
    return (await this.sign(told.loan_id, signature)) && (await this.write(LOANS, told));
  }

  move(loan: LoanEntry, dueAt: string): Promise<boolean> {
    return this.write(`${LOANS}/${loan.loan_id}/due`, { due_at: dueAt });
  }

  async takeBack(loan: LoanEntry, told: ReturnLoaner, signature: Blob | null): Promise<boolean> {
    const signed = signature === null || (await this.sign(loan.loan_id, signature));
    return signed && (await this.write(`${LOANS}/${loan.loan_id}/return`, told));
  }

  history(loaner: LoanerEntry): Promise<LoanHistory> {
    return send<LoanHistory>(`${AT}/${encodeURIComponent(loaner.loaner_id)}/loans`);
  }

  private sign(loanId: string, body: Blob): Promise<boolean> {
    return this.run(() => send(`${LOANS}/${loanId}/signature`, { method: "POST", body }));
  }
}
