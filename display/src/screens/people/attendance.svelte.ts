import type { PersonHere } from "../../shared/contract/boards";
import { WriteOnce } from "../../shared/write_once";

/** The taps of one page; the board shows what has become of them. */
export class AttendanceTaker {
  busy = $state(false);
  problem = $state.raw<unknown>(null);
  private readonly writes = new WriteOnce();

  /** Notes where somebody is: oneself, or a colleague by their id. */
  async tap(presence: "in" | "break" | "off", colleague?: PersonHere): Promise<void> {
    const path = colleague ? `/api/attendance/${encodeURIComponent(colleague.staff_id)}` : "/api/attendance";
    this.busy = true;
    this.problem = null;
    try {
      await this.writes.write(path, { presence });
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}
