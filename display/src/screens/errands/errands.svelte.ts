import { send } from "../../shared/api";
import type { ArrangeErrand, ErrandEntry, Errands } from "../../shared/contract/errands";
import { may } from "../../shared/may";
import { session } from "../../shared/token";
import { WriteOnce } from "../../shared/write_once";
import { Asked } from "../administrator/asked.svelte";

const AT = "/api/errands";

/** Who goes out for which car, and what is done about it. */
export class ErrandDesk {
  private readonly asked = new Asked(() => send<Errands>(AT));
  private readonly writes = new WriteOnce();
  readonly person = session();
  busy = $state(false);
  /** What the last write was refused with. */
  refusal = $state.raw<unknown>(null);

  readonly known = $derived(this.asked.answer !== null);
  readonly zone = $derived(this.asked.answer?.zone ?? "UTC");
  readonly colleagues = $derived(this.asked.answer?.colleagues ?? []);
  readonly open = $derived<readonly ErrandEntry[]>(this.all.filter((errand) => errand.ended_at === null));
  readonly ended = $derived<readonly ErrandEntry[]>(this.all.filter((errand) => errand.ended_at !== null));

  get all(): readonly ErrandEntry[] {
    return this.asked.answer?.errands ?? [];
  }

  get problem(): unknown {
    return this.asked.problem;
  }

  may(deed: string): boolean {
    return may(deed, this.person);
  }

  stop(): void {
    this.asked.stop();
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

  private async write(path: string, body: object): Promise<boolean> {
    this.busy = true;
    this.refusal = null;
    try {
      await this.writes.write(path, body);
      await this.asked.again();
      return true;
    } catch (error) {
      this.refusal = error;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
