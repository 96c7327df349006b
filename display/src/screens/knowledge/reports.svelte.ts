import { send } from "../../shared/api";
import type { FaultEntry, FaultList, ReportFault, TakeFaultStep } from "../../shared/contract/fault_reports";
import { uuid7 } from "../../shared/uuid7";
import { WriteOnce } from "../../shared/write_once";

/** What a person writes of a new report; the plate may be left out. */
export interface NewReport {
  readonly title: string;
  readonly symptom: string;
  readonly plate: string;
}

/** The fault reports that a search has found. */
export class FaultReports {
  sought = $state("");
  openOnly = $state(false);
  /** Null until there is an answer; the last one stays while the server is away. */
  list = $state.raw<FaultList | null>(null);
  problem = $state.raw<unknown>(null);
  private readonly writes = new WriteOnce();
  private looked = 0;

  get all(): readonly FaultEntry[] {
    return this.list?.reports ?? [];
  }

  /** Asks for what is sought now; an answer to an earlier question is not shown any more. */
  async look(): Promise<void> {
    this.looked += 1;
    const mine = this.looked;
    const query = new URLSearchParams({ search: this.sought.trim(), open_only: String(this.openOnly) });
    try {
      const found = await send<FaultList>(`/api/fault-reports?${query}`);
      if (mine !== this.looked) return;
      this.list = found;
      this.problem = null;
    } catch (problem) {
      if (mine === this.looked) this.problem = problem;
    }
  }

  /** Writes a report down and returns its id. Throws what the server answered. */
  async report({ title, symptom, plate }: NewReport): Promise<string> {
    const body: ReportFault = { report_id: uuid7(), title, symptom, plate: plate.trim() || null };
    await this.writes.write("/api/fault-reports", body);
    await this.look();
    return body.report_id;
  }

  async take(report: FaultEntry, step: TakeFaultStep["step"], told: string): Promise<void> {
    const body: TakeFaultStep = { step, words: told, version: report.version };
    await this.writes.write(`/api/fault-reports/${report.report_id}/next`, body);
    await this.look();
  }

  async reopen(report: FaultEntry): Promise<void> {
    await this.writes.write(`/api/fault-reports/${report.report_id}/reopen`, {});
    await this.look();
  }
}
