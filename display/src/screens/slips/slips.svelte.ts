import { AskedDesk } from "../../shared/asked_desk.svelte";
import type { OpenSlip, SlipEntry, Slips } from "../../shared/contract/slips";

const AT = "/api/slips";

/** What customers ask and suggest, and what is done about it. */
export class SlipDesk extends AskedDesk<Slips> {
  readonly colleagues = $derived(this.asked.answer?.colleagues ?? []);
  readonly open = $derived<readonly SlipEntry[]>(this.all.filter((slip) => slip.closed_at === null));
  readonly closed = $derived<readonly SlipEntry[]>(this.all.filter((slip) => slip.closed_at !== null));

  constructor() {
    super(AT);
  }

  get all(): readonly SlipEntry[] {
    return this.asked.answer?.slips ?? [];
  }

  note(body: OpenSlip): Promise<boolean> {
    return this.write(AT, body);
  }

  give(slip: SlipEntry, ownerId: string): Promise<boolean> {
    return this.write(this.pathOf(slip, "owner"), { owner_id: ownerId });
  }

  answer(slip: SlipEntry, words: string): Promise<boolean> {
    return this.write(this.pathOf(slip, "answer"), { words });
  }

  close(slip: SlipEntry, words: string): Promise<boolean> {
    return this.write(this.pathOf(slip, "close"), { words });
  }

  private pathOf({ slip_id: id }: SlipEntry, deed: string): string {
    return `${AT}/${encodeURIComponent(id)}/${deed}`;
  }
}
