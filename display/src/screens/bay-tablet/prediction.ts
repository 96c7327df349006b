import type { BayJob, ChecklistItem, JobLine, LineOption, Work, Words } from "../../shared/contract/boards";
import { type Tap, partsOf } from "../../shared/taps";

type Body = Tap["body"];
type Step = (job: BayJob, body: Body, tap: Tap) => BayJob | undefined;

/** What the work allows once a tap has been made here that the server has not answered: as in the server's rules. */
const ALLOWED: Readonly<Record<Work["state"], readonly string[]>> = {
  queued: [],
  assigned: ["start_work", "switch_camera"],
  working: ["pause_work", "tick_checklist", "take_photo", "switch_camera", "request_added_work", "finish_work"],
  paused: ["start_work", "take_photo", "switch_camera", "request_added_work"],
};

function doneAt(body: Body): string {
  return String(body["done_at"]);
}

function withWork(job: BayJob, change: Partial<Work>): BayJob {
  if (!job.car.work) return job;
  const work = { ...job.car.work, ...change };
  const help = work.help_called_at ? "answer_help" : "call_for_help";
  const helps = work.state === "working" || work.state === "paused" ? [help] : [];
  return { ...job, car: { ...job.car, work, allowed: [...ALLOWED[work.state], ...helps, "undo_deed"] } };
}

function secondsUntil(work: Work | null, at: string): number {
  if (!work) return 0;
  const running = work.working_since ? (Date.parse(at) - Date.parse(work.working_since)) / 1000 : 0;
  return work.worked_seconds + Math.max(0, running);
}

const start: Step = (job, body) =>
  withWork(job, {
    state: "working",
    working_since: doneAt(body),
    started_at: job.car.work?.started_at ?? doneAt(body),
    pause_reason: null,
    paused_at: null,
  });

const pause: Step = (job, body) =>
  withWork(job, {
    state: "paused",
    worked_seconds: secondsUntil(job.car.work, doneAt(body)),
    working_since: null,
    pause_reason: body["reason"] as Work["pause_reason"],
    paused_at: doneAt(body),
  });

const tick: Step = (job, body) => {
  const ticked_at = body["ticked"] === false ? null : doneAt(body);
  const change = (item: ChecklistItem) => (item.item_id === body["item_id"] ? { ...item, ticked_at } : item);
  return { ...job, checklist: job.checklist.map(change) };
};

const addWork: Step = (job, body, tap) => {
  const line: JobLine = {
    line_id: tap.key,
    title: body["title"] as Words,
    standard_minutes: 0,
    price_minor: 0,
    added: true,
    safety: body["safety"] === true,
    explanation: (body["explanation"] as Words | null) ?? null,
    authorization: "requested",
    options: body["options"] as LineOption[],
    option_id: null,
    requested_at: doneAt(body),
    photos: (body["photos"] as string[] | undefined) ?? [],
  };
  return { ...job, car: { ...job.car, lines: [...job.car.lines, line] } };
};

const STEPS: Readonly<Record<string, Step>> = {
  "start-work": start,
  "pause-work": pause,
  "call-for-help": (job, body) => withWork(job, { help_called_at: doneAt(body) }),
  "answer-help": (job) => withWork(job, { help_called_at: null }),
  "tick-checklist": tick,
  "request-added-work": addWork,
  photos: (job) => ({ ...job, photos: job.photos + 1 }),
  "finish-work": () => undefined,
};

/** What the last of these taps, oldest first, has set the camera over the bay to; undefined where none did. */
export function switchedTo(order: string, taps: readonly Tap[]): boolean | undefined {
  const last = taps.findLast((tap) => {
    const parts = partsOf(tap.path);
    return parts.order === order && parts.deed === "switch-camera";
  });
  return last && last.body["on"] === true;
}

function stepOf(deed: string): Step {
  return STEPS[deed] ?? ((job) => job);
}

/**
 * The bay's job as it will be once these taps, oldest first, have reached the server; undefined once it is
 * finished. An undo takes the tap before it back.
 */
export function predict(job: BayJob | undefined, taps: readonly Tap[]): BayJob | undefined {
  if (!job) return undefined;
  const history: Array<BayJob | undefined> = [job];
  for (const tap of taps) {
    const { order, deed } = partsOf(tap.path);
    const current = history.at(-1);
    if (order !== job.car.order_id) continue;
    if (deed !== "undo-deed") history.push(current && stepOf(deed)(current, tap.body, tap));
    else if (history.length > 1) history.pop();
  }
  return history.at(-1);
}
