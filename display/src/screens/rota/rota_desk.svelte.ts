import { send } from "../../shared/api";
import type { RotaWeek } from "../../shared/contract/rota";
import { WriteOnce } from "../../shared/write_once";

/** One week of everybody, and what is changed about it. */
export class RotaDesk {
  week = $state.raw<RotaWeek | null>(null);
  busy = $state(false);
  problem = $state.raw<unknown>(null);
  private readonly writes = new WriteOnce();

  constructor() {
    void this.look();
  }

  /** Shows the week of a day; without one the week that is shown, or today's. */
  async look(day: string | undefined = this.week?.monday): Promise<void> {
    try {
      this.week = await send<RotaWeek>(`/api/rota${day ? `?day=${day}` : ""}`);
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Resolves to whether it was done. */
  async change(path: string, body: object = {}): Promise<boolean> {
    this.busy = true;
    try {
      await this.writes.write(`/api/rota/${path}`, body);
      await this.look();
      return true;
    } catch (problem) {
      this.problem = problem;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
