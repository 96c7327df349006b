import { send } from "../api";
import type { Settlement } from "../contract/settlement";
import { WriteOnce } from "../write_once";

/** How one order stands at the till, and what is booked there: each entry is answered before the next. */
export class Till {
  sheet = $state.raw<Settlement | null>(null);
  error = $state.raw<unknown>(null);
  busy = $state(false);
  private readonly writes = new WriteOnce();

  constructor(private readonly order: string) {}

  /** What is still to pay, of all payers. */
  readonly left = $derived(this.sheet ? this.sheet.due_minor - this.sheet.paid_minor : 0);

  async load(): Promise<void> {
    try {
      this.sheet = await send<Settlement>(`/api/settlements/${encodeURIComponent(this.order)}`);
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  /** Sends one entry and looks again. Says whether it was booked. */
  async book(deed: string, body: object): Promise<boolean> {
    this.busy = true;
    try {
      const path = `/api/repair-orders/${encodeURIComponent(this.order)}/${deed}`;
      await this.writes.write(path, { ...body, order_version: this.sheet?.order_version });
      await this.load();
      return true;
    } catch (error) {
      this.error = error;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
