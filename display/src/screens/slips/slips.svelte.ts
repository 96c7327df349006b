import { send } from "../../shared/api";
import type { OpenSlip, SlipEntry, Slips } from "../../shared/contract/slips";
import { WriteOnce } from "../../shared/write_once";
import { Asked } from "../administrator/asked.svelte";

const AT = "/api/slips";

/** What customers ask and suggest, and what is done about it. */
export class SlipDesk {
  private readonly asked = new Asked(() => send<Slips>(AT));
  private readonly writes = new WriteOnce();
  busy = $state(false);
  /** What the last write was refused with. */
  refusal = $state.raw<unknown>(null);

  readonly colleagues = $derived(this.asked.answer?.colleagues ?? []);
  readonly open = $derived<readonly SlipEntry[]>(this.all.filter((slip) => slip.closed_at === null));
  readonly closed = $derived<readonly SlipEntry[]>(this.all.filter((slip) => slip.closed_at !== null));

  get all(): readonly SlipEntry[] {
    return this.asked.answer?.slips ?? [];
  }

  /** The shop's, in which times are shown. */
  get zone(): string {
    return this.asked.answer?.zone ?? "UTC";
  }

  get problem(): unknown {
    return this.asked.problem;
  }

  stop(): void {
    this.asked.stop();
  }

  write(body: OpenSlip): Promise<boolean> {
    return this.post(AT, body);
  }

  give(slip: SlipEntry, ownerId: string): Promise<boolean> {
    return this.post(this.pathOf(slip, "owner"), { owner_id: ownerId });
  }

  answer(slip: SlipEntry, words: string): Promise<boolean> {
    return this.post(this.pathOf(slip, "answer"), { words });
  }

  close(slip: SlipEntry, words: string): Promise<boolean> {
    return this.post(this.pathOf(slip, "close"), { words });
  }

  private pathOf({ slip_id: id }: SlipEntry, deed: string): string {
    return `${AT}/${encodeURIComponent(id)}/${deed}`;
  }

  private async post(path: string, body: object): Promise<boolean> {
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
