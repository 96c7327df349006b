import { send } from "./api";
import type { Catalogue } from "./contract/catalogue";

const PAUSE_MS = 150;
type Ask = (path: string) => Promise<Catalogue>;

/** What the service catalogue answers to what is being typed; the answer to the newest question counts. */
export class CatalogueSearch {
  answer = $state.raw<Catalogue | null>(null);
  problem = $state.raw<unknown>(null);
  typed = $state("");
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `flow`: of that flow alone; `most`: of those found. */
  constructor(
    private readonly flow: string | null = null,
    private readonly most = 50,
    private readonly ask: Ask = (path) => send<Catalogue>(path),
  ) {}

  /** Asks once the typing rests. */
  type(typed: string): void {
    this.typed = typed;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.again(), PAUSE_MS);
  }

  /** Asks now. */
  async again(): Promise<void> {
    const asked = ++this.asked;
    const query = new URLSearchParams({ search: this.typed.trim(), most: String(this.most) });
    if (this.flow !== null) query.set("flow", this.flow);
    try {
      const answer = await this.ask(`/api/catalogue?${query}`);
      if (asked === this.asked) [this.answer, this.problem] = [answer, null];
    } catch (problem) {
      if (asked === this.asked) this.problem = problem;
    }
  }
}
