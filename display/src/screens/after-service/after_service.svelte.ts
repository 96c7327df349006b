import { AskedDesk } from "../../shared/asked_desk.svelte";
import type { AfterService, ComplaintEntry, FollowUpDue, ReminderDue } from "../../shared/contract/after_service";
import type { CallScores } from "../../shared/contract/deeds";
import { uuid7 } from "../../shared/uuid7";

const AT = "/api/after-service";

/** What is due after deliveries, and what is done about it. */
export class AfterServiceDesk extends AskedDesk<AfterService> {
  readonly calls = $derived<readonly FollowUpDue[]>(this.asked.answer?.follow_ups ?? []);
  readonly reminders = $derived<readonly ReminderDue[]>(this.asked.answer?.reminders ?? []);
  readonly complaints = $derived<readonly ComplaintEntry[]>(this.asked.answer?.complaints ?? []);
  readonly colleagues = $derived(this.asked.answer?.colleagues ?? []);

  constructor() {
    super(AT);
  }

  /** Real time; the shop's own differs in demonstrations only. */
  get now(): number {
    return this.asked.now;
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
}
