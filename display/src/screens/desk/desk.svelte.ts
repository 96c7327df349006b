import type { Bay, FloorCar, Plate, RunningTimer, StageColumn } from "../../shared/contract/boards";
import type { BookedWork } from "../../shared/contract/catalogue";
import type { Session } from "../../shared/contract/deeds";
import { send } from "../../shared/api";
import { FloorBoard } from "../../shared/floor/floor_board";
import { valuesUnder } from "../../shared/live/board";
import { type May, may } from "../../shared/may";
import { isUndescribed } from "../../shared/model_name";
import { signedIn } from "../../shared/signed_in.svelte";
import { words } from "../../shared/words.svelte";
import { WriteOnce } from "../../shared/write_once";
import { type DeskDeed, deedPath, needsSheet } from "./deeds";
import { takeKept } from "./kept_draft";
import { ReceptionDraft } from "./reception_draft.svelte";
import { VehicleDraft } from "./vehicle_draft.svelte";

const UNDO_MS = 10_000;

/** What has just been done to an order, while it can be taken back. */
interface Done {
  readonly orderId: string;
  readonly plate: Plate;
  readonly deed: string;
}

/** The desk of whoever is signed in: its board, what is selected, and the deeds that are sent from it. */
export class Desk {
  readonly live = new FloorBoard("desk");
  selected = $state<string | null>(null);
  /** A write is on its way: its buttons wait. */
  busy = $state(false);
  problem = $state<{ plate: Plate | null; error: unknown } | null>(null);
  done = $state<Done | null>(null);
  /** The last merge of two visits, which can be taken back until something follows. */
  correction = $state<string | null>(null);
  private readonly writes = new WriteOnce();
  private readonly drafts = new Map<string, ReceptionDraft>();
  private undoTimer: ReturnType<typeof setTimeout> | undefined;

  /** Who is signed in, with what they may do now. */
  get person(): Session | null {
    return signedIn.person;
  }

  readonly cars = $derived(valuesUnder<FloorCar>(this.live.board, "car/").map(([, car]) => car));
  readonly car = $derived(this.cars.find((car) => car.visit_id === this.selected));
  readonly down = $derived(this.live.freshness === "down" || this.live.freshness === "refused");

  /** Sends a write. Resolves to its answer, or to null after saying what went wrong. */
  async write<Answer>(path: string, body: object, plate: Plate | null): Promise<Answer | null> {
    this.busy = true;
    this.problem = null;
    try {
      return await this.writes.write<Answer>(path, body);
    } catch (error) {
      this.problem = { plate, error };
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Does a deed on a car's order, as this screen last saw the order. Says whether it was done. */
  async deed(car: FloorCar, deed: DeskDeed, body: object = {}): Promise<boolean> {
    const path = deedPath(car.order_id, deed);
    const answer = await this.write(path, { ...body, order_version: car.order_version }, car.plate);
    if (answer !== null && this.may("undo_deed")) this.offerUndo({ orderId: car.order_id, plate: car.plate, deed });
    return answer !== null;
  }

  /** The button of a row: at once where nothing has to be looked at first, else on the car's sheet. */
  async begin(car: FloorCar, deed: DeskDeed): Promise<void> {
    if (needsSheet(deed)) this.selected = car.visit_id;
    else if ((await this.deed(car, deed)) && deed === "begin_reception") this.selected = car.visit_id;
  }

  /** Whether the person may do it at all. */
  readonly may: May = (deed) => may(deed, this.person);

  /** Whether the person may do it and the car's stage allows it. */
  can(car: FloorCar, deed: DeskDeed): boolean {
    return car.allowed.includes(deed) && this.may(deed);
  }

  async undo(): Promise<void> {
    const done = this.done;
    this.done = null;
    if (done) await this.write(deedPath(done.orderId, "undo_deed"), {}, done.plate);
  }

  async undoCorrection(): Promise<void> {
    const made = this.correction;
    this.correction = null;
    if (made) await this.write(`/api/visits/corrections/${encodeURIComponent(made)}/undo`, {}, null);
  }

  draftFor(car: FloorCar): ReceptionDraft {
    const draft = this.drafts.get(car.visit_id) ?? this.newDraft(car);
    this.drafts.set(car.visit_id, draft);
    return draft;
  }

  /** The shop's own name for the stage where a car is. */
  stageName(car: FloorCar): string {
    const column = this.live.board[`stage/${car.flow}/${car.stage}`] as StageColumn | undefined;
    return column ? words.of(column.name) : words.say(`step.${car.step}`);
  }

  /** Where the car stands, if it is in a bay. */
  bayNumber(car: FloorCar): string | undefined {
    const bay = this.live.board[`bay/${car.work?.bay_id}`] as Bay | undefined;
    return bay?.number;
  }

  /** What a timer of the service clock asks for has been done. */
  care(timer: RunningTimer): void {
    void this.write(`/api/service-clock/timers/${encodeURIComponent(timer.timer_id)}/care`, {}, timer.plate);
  }

  stop(): void {
    clearTimeout(this.undoTimer);
    this.live.stop();
  }

  private newDraft(car: FloorCar): ReceptionDraft {
    const vehicle = isUndescribed(car) ? new VehicleDraft() : null;
    const draft = new ReceptionDraft(car.booked ? words.of(car.job) : "", vehicle, car.order_id);
    takeKept(car.order_id, draft);
    if (car.booked && this.may("see_catalogue")) void this.beginWithBooked(car, draft);
    return draft;
  }

  /** Without an answer the booking's words stand there, to be looked up by hand. */
  private async beginWithBooked(car: FloorCar, draft: ReceptionDraft): Promise<void> {
    try {
      const booked = await send<BookedWork>(`/api/catalogue/booked/${encodeURIComponent(car.order_id)}`);
      draft.estimate.begin(booked, words.of(car.job));
    } catch {
      return;
    }
  }

  private offerUndo(done: Done): void {
    this.done = done;
    clearTimeout(this.undoTimer);
    this.undoTimer = setTimeout(() => (this.done = null), UNDO_MS / Math.max(1, this.live.rate));
  }
}
