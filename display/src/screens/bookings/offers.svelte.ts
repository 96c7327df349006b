import { Refusal, send } from "../../shared/api";
import type { OfferedSlot, SlotOffers } from "../../shared/contract/bookings";

const PAUSE_MS = 200;

/** What a place is looked for. */
export interface Wanted {
  readonly minutes: number;
  readonly flow: string;
  readonly bay_kind?: string;
  readonly technician_id?: string;
  readonly team?: string;
}

/** The times that the server offers for some work; the answer to the newest question counts. */
export class Offers {
  slots = $state.raw<readonly OfferedSlot[] | null>(null);
  /** Teams that have places of their own for this work. */
  teams = $state.raw<readonly string[]>([]);
  problem = $state.raw<unknown>(null);
  /** The time that was asked for had no room: these are those around it. */
  instead = $state(false);
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ask: (path: string) => Promise<SlotOffers> = (path) => send<SlotOffers>(path)) {}

  /** Asks once the typing rests. */
  want(wanted: Wanted): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(wanted), PAUSE_MS);
  }

  async now(wanted: Wanted): Promise<void> {
    const asked = ++this.asked;
    const query = new URLSearchParams(Object.entries(wanted).map(([name, value]) => [name, String(value)]));
    try {
      const answer = await this.ask(`/api/slots?${query}`);
      if (asked === this.asked) [this.slots, this.teams, this.problem, this.instead] = [answer.slots, answer.teams, null, false];
    } catch (problem) {
      if (asked === this.asked) this.problem = problem;
    }
  }

  /** Shows the free times around one that had no room. Says whether that is what was refused. */
  refused(error: unknown): boolean {
    if (!(error instanceof Refusal) || error.code !== "slot_full") return false;
    this.stop();
    [this.slots, this.instead] = [error.fields["nearest"] as OfferedSlot[], true];
    return true;
  }

  /** Nothing is looked for any more. */
  forget(): void {
    this.stop();
    [this.slots, this.problem, this.instead] = [null, null, false];
  }

  stop(): void {
    clearTimeout(this.timer);
    this.asked += 1;
  }
}
