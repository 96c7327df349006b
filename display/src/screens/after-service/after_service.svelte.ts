import { send } from "../../shared/api";
import type { AfterService, ComplaintEntry, FollowUpDue, ReminderDue } from "../../shared/contract/after_service";
import type { CallScores } from "../../shared/contract/deeds";
import { may } from "../../shared/may";
import { session } from "../../shared/token";
import { uuid7 } from "../../shared/uuid7";
import { WriteOnce } from "../../shared/write_once";
import { Asked } from "../administrator/asked.svelte";

const AT = "/api/after-service";

/** What is due after deliveries, and what is done about it. */
export class AfterServiceDesk {
  private readonly asked = new Asked(() => send<AfterService>(AT));
  private readonly writes = new WriteOnce();
  readonly person = session();
  busy = $state(false);
  /** What the last write was refused with. */
  refusal = $state.raw<unknown>(null);

  readonly calls = $derived<readonly FollowUpDue[]>(this.asked.answer?.follow_ups ?? []);
  readonly reminders = $derived<readonly ReminderDue[]>(this.asked.answer?.reminders ?? []);
  readonly complaints = $derived<readonly ComplaintEntry[]>(this.asked.answer?.complaints ?? []);
  readonly zone = $derived(this.asked.answer?.zone ?? "UTC");
  readonly colleagues = $derived(this.asked.answer?.colleagues ?? []);

  get problem(): unknown {
    return this.asked.problem;
  }

  /** Real time; the shop's own differs in demonstrations only. */
  get now(): number {
    return this.asked.now;
  }

  may(deed: string): boolean {
    return may(deed, this.person);
  }

  stop(): void {
    this.asked.stop();
  }

  call(due: FollowUpDue, scores: CallScores | null, words: string): Promise<boolean> {
    const body = { call: due.call, reached: scores !== null, scores, words };
    return this.write(`${AT}/follow-ups/${encodeURIComponent(due.visit_id)}`, body);
  }

  /** Answers the new complaint's id. */
  async open(plate: string, words: string): Promise<string | null> {
    const id = uuid7();
    return (await this.write(`${AT}/complaints`, { complaint_id: id, plate, words })) ? id : null;
  }

  step(complaint: ComplaintEntry, step: string, words: string): Promise<boolean> {
    return this.write(this.pathOf(complaint, "steps"), { step, words });
  }

  give(complaint: ComplaintEntry, owner: string): Promise<boolean> {
    return this.write(this.pathOf(complaint, "owner"), { owner_id: owner });
  }

  close(complaint: ComplaintEntry, words: string): Promise<boolean> {
    return this.write(this.pathOf(complaint, "close"), { words });
  }

  care(reminder: ReminderDue): Promise<boolean> {
    return this.write(`/api/service-clock/timers/${encodeURIComponent(reminder.timer_id)}/care`, {});
  }

  private pathOf({ complaint_id: id }: ComplaintEntry, deed: string): string {
    return `${AT}/complaints/${encodeURIComponent(id)}/${deed}`;
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
