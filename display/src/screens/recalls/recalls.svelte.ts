import { Refusal, send } from "../../shared/api";
import type { AnnounceRecall, RecallEntry, RecallSheet } from "../../shared/contract/recalls";
import { WriteOnce } from "../../shared/write_once";

/** A line of a list that the server has refused. */
export interface WrongLine {
  readonly line: number;
  readonly given: string;
  readonly why: string;
}

/** The recalls of the shop, and the one that was chosen. */
export class Recalls {
  /** Null until there is an answer; the last one stays while the server is away. */
  list = $state.raw<readonly RecallEntry[] | null>(null);
  sheet = $state.raw<RecallSheet | null>(null);
  problem = $state.raw<unknown>(null);
  busy = $state(false);
  private readonly writes = new WriteOnce();

  async look(): Promise<void> {
    await this.run(async () => {
      this.list = await send<RecallEntry[]>("/api/recalls");
      if (this.sheet) await this.open(this.sheet.recall.recall_id);
    });
  }

  async choose(recallId: string): Promise<void> {
    await this.run(() => this.open(recallId));
  }

  close(): void {
    this.sheet = null;
  }

  /** Throws what the server answered. */
  async announce(body: AnnounceRecall): Promise<void> {
    await this.writes.write("/api/recalls", body);
    await this.choose(body.recall_id);
    await this.look();
  }

  async withdraw(recallId: string): Promise<void> {
    await this.run(() => this.writes.write(`/api/recalls/${recallId}/withdraw`, {}));
    await this.look();
  }

  async repaired(carId: string): Promise<void> {
    await this.run(() => this.writes.write(`/api/recalls/cars/${carId}/repaired`, {}));
    await this.look();
  }

  private async open(recallId: string): Promise<void> {
    this.sheet = await send<RecallSheet>(`/api/recalls/${recallId}`);
  }

  private async run(deed: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    try {
      await deed();
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}

/** The lines that a refusal names, if it is about the list. */
export function wrongLines(problem: unknown): readonly WrongLine[] {
  const named = problem instanceof Refusal && problem.code === "recall_list_refused" ? problem.fields.lines : null;
  return Array.isArray(named) ? (named as WrongLine[]) : [];
}
