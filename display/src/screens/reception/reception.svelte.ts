import { fetchWithToken } from "../../shared/api";
import type { Arrival, DeskBooking, FloorCar, ReceptionRecord, Station, Walkaround } from "../../shared/contract/boards";
import type { VehicleHistory } from "../../shared/contract/receptions";
import { inTurn } from "../../shared/floor/turn";
import { valuesUnder } from "../../shared/live/board";
import type { Tap } from "../../shared/taps";
import { uuid7 } from "../../shared/uuid7";
import { waitingArrivals } from "../desk/arrivals";
import { Desk } from "../desk/desk.svelte";
import { carOf } from "../desk/which_car";
import { KeptNotes } from "./kept_notes.svelte";
import { ReceptionTaps } from "./reception_taps.svelte";
import { photoPath, receptionPath, shownWalk } from "./walk";

const CHOSEN = "glassbay.reception-car";

/** The tablet of whoever receives cars: a desk's board and deeds, and a queue of what is written down. */
export class ReceptionPage {
  readonly desk = new Desk();
  readonly live = this.desk.live;
  readonly taps = new ReceptionTaps(() => this.live.shopNow());
  history = $state.raw<VehicleHistory | null>(null);

  readonly arrivals = $derived(waitingArrivals(this.values<Arrival>("arrival/")));
  readonly bookings = $derived(this.values<DeskBooking>("booking/"));
  readonly waiting = $derived(this.desk.cars.filter((car) => this.desk.can(car, "begin_reception")).sort(inTurn));
  readonly begun = $derived(this.desk.cars.filter((car) => car.stage_kind === "reception").sort(inTurn));

  /** Booked for today and not here yet: cars that no camera will know. */
  readonly withoutPlate = $derived(
    this.bookings.filter(({ plate, state }) => plate.colour === "none" && (state === "expected" || state === "no_show")),
  );
  /** The visit of a booked car that was checked in here, until the board shows it. */
  private arrived = $state<string | null>(null);

  constructor() {
    this.desk.selected = localStorage.getItem(CHOSEN);
  }

  values<Value>(prefix: string): Value[] {
    return valuesUnder<Value>(this.live.board, prefix).map(([, value]) => value);
  }

  carOf(arrival: Arrival): FloorCar | undefined {
    return this.desk.cars.find((car) => car.visit_id === arrival.visit_id);
  }

  bookingOf(car: FloorCar | undefined): DeskBooking | undefined {
    return this.bookings.find((booking) => booking.plate.text === car?.plate.text);
  }

  record(car: FloorCar): ReceptionRecord | undefined {
    return this.live.board[`reception/${car.order_id}`] as ReceptionRecord | undefined;
  }

  walk(car: FloorCar): ReturnType<typeof shownWalk> {
    const kept = this.live.board[`walkaround/${car.order_id}`] as Walkaround | undefined;
    return shownWalk(kept, this.taps.unseen, car.order_id);
  }

  /** A booked car is here: it is checked in by its mark, and its reception begins. */
  async receiveBooked(booking: DeskBooking): Promise<void> {
    const answer = await this.desk.write<{ visit_id: string }>("/api/visits", carOf(booking.plate), booking.plate);
    this.arrived = answer?.visit_id ?? null;
  }

  /** Begins the reception of a car that was checked in here, once the board shows it. */
  beginArrived(): void {
    const car = this.waiting.find((each) => each.visit_id === this.arrived);
    if (!car) return;
    this.arrived = null;
    void this.desk.begin(car, "begin_reception");
  }

  choose(visitId: string | null): void {
    this.desk.selected = visitId;
    if (visitId === null) localStorage.removeItem(CHOSEN);
    else localStorage.setItem(CHOSEN, visitId);
  }

  /** What the car was here for before; null while nobody can be asked. */
  async askHistory(car: FloorCar): Promise<void> {
    this.history = null;
    try {
      const answer = await fetchWithToken(receptionPath(car.order_id, "history"));
      if (this.desk.selected === car.visit_id) this.history = (await answer.json()) as VehicleHistory;
    } catch {
      this.history = null;
    }
  }

  /** Hands on what was written down and not yet sent. */
  async send(kept: KeptNotes): Promise<void> {
    for (const { part, body } of kept.changed(this.history?.last_mileage_km ?? null)) {
      kept.markSent(part, body);
      await this.taps.push(receptionPath(kept.orderId, part), body as Tap["body"]);
    }
  }

  async photograph(car: FloorCar, station: Station, photo: Blob): Promise<void> {
    await this.taps.push(photoPath(car.order_id, station, uuid7(), this.live.shopNow()), { photo });
  }

  async tap(car: FloorCar, part: string, body: Tap["body"]): Promise<void> {
    await this.taps.push(receptionPath(car.order_id, part), body);
  }

  stop(): void {
    this.desk.stop();
  }
}
