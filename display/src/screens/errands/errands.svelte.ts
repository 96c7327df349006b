import { AskedDesk } from "../../shared/asked_desk.svelte";
import type { ArrangeErrand, ErrandEntry, Errands } from "../../shared/contract/errands";

const AT = "/api/errands";

/** Who goes out for which car, and what is done about it. */
export class ErrandDesk extends AskedDesk<Errands> {
  readonly colleagues = $derived(this.asked.answer?.colleagues ?? []);
  readonly open = $derived<readonly ErrandEntry[]>(this.all.filter((errand) => errand.ended_at === null));
  readonly ended = $derived<readonly ErrandEntry[]>(this.all.filter((errand) => errand.ended_at !== null));

  constructor() {
    super(AT);
  }

  get all(): readonly ErrandEntry[] {
    return this.asked.answer?.errands ?? [];
  }

  arrange(body: ArrangeErrand): Promise<boolean> {
    return this.write(AT, body);
  }

  give(errand: ErrandEntry, staffId: string): Promise<boolean> {
    return this.write(this.pathOf(errand, "staff"), { staff_id: staffId });
  }

  step(errand: ErrandEntry, step: string): Promise<boolean> {
    return this.write(this.pathOf(errand, "steps"), { step });
  }

  cancel(errand: ErrandEntry, reason: string): Promise<boolean> {
    return this.write(this.pathOf(errand, "cancel"), { reason });
  }

  private pathOf({ errand_id: id }: ErrandEntry, deed: string): string {
    return `${AT}/${encodeURIComponent(id)}/${deed}`;
  }
}
