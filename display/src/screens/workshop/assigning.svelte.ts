import type { Bay, FloorCar, Reservation, StaffState } from "../../shared/contract/boards";
import { send } from "../../shared/api";
import type { Candidates, DoubtEntry } from "../../shared/contract/dispatch";
import { WriteOnce } from "../../shared/write_once";

const STATE_ORDER: readonly StaffState["state"][] = ["free", "break", "working", "off"];

/** Technicians in the order in which a foreman would ask them: the free first. */
export function techniciansToAsk(staff: readonly StaffState[]): StaffState[] {
  return staff
    .filter((person) => person.roles.includes("technician") && person.state !== "off")
    .sort(
      (one, other) =>
        STATE_ORDER.indexOf(one.state) - STATE_ORDER.indexOf(other.state) || one.staff_id.localeCompare(other.staff_id),
    );
}

/** A foreman gives a waiting car a bay and a technician: picked, put down, then told to the server. */
export class Assigning {
  car = $state.raw<FloorCar | null>(null);
  bay = $state.raw<Bay | null>(null);
  technician = $state<string | null>(null);
  busy = $state(false);
  error = $state.raw<unknown>(null);
  /** Who and which bay suits the car; null until the server has told, or where it could not. */
  candidates = $state.raw<Candidates | null>(null);
  /** What was reserved for the car when it was booked. */
  reserved = $state.raw<Reservation | null>(null);
  /** Why it is done though they do not suit; "" where nobody has said so. */
  override = $state("");

  constructor(
    private readonly writes = new WriteOnce(),
    private readonly ask = (orderId: string) => send<Candidates>(`/api/dispatch/${orderId}`),
  ) {}

  /** What is in the way of a technician. */
  doubtsAbout(staffId: string | null): readonly DoubtEntry[] {
    return this.candidates?.technicians.find((one) => one.staff_id === staffId)?.doubts ?? [];
  }

  /** What is in the way of a bay. */
  doubtsOfBay(bayId: string | undefined): readonly DoubtEntry[] {
    return this.candidates?.bays.find((one) => one.bay_id === bayId)?.doubts ?? [];
  }

  /** What is in the way of what was chosen so far. */
  get doubts(): readonly DoubtEntry[] {
    return [...this.doubtsOfBay(this.bay?.bay_id), ...this.doubtsAbout(this.technician)];
  }

  /** Free bays, those that suit the work first. */
  freeOf(bays: readonly Bay[]): Bay[] {
    const unfit = (bay: Bay) => Number(this.doubtsOfBay(bay.bay_id).length > 0);
    return bays.filter((bay) => bay.visit_id === null).sort((one, other) => unfit(one) - unfit(other));
  }

  /** Takes a car up; the one already taken is put back. What was reserved for it is offered first. */
  pick(car: FloorCar, reserved: readonly Reservation[] = []): void {
    const same = this.car?.visit_id === car.visit_id;
    this.cancel();
    if (same) return;
    this.car = car;
    this.reserved = reserved.find((each) => each.visit_id === car.visit_id) ?? null;
    void this.ask(car.order_id).then(
      (told) => {
        if (this.car?.order_id === car.order_id) this.candidates = told;
      },
      // Without an answer the server still refuses what does not suit.
      () => undefined,
    );
  }

  /** Puts the car down on a bay. One that is not free is refused as the server would refuse it. */
  drop(bay: Bay, occupied: unknown): void {
    this.error = bay.visit_id === null ? null : occupied;
    this.bay = bay.visit_id === null ? bay : null;
    this.technician = this.reserved?.technician_id ?? null;
    this.override = "";
  }

  cancel(): void {
    this.car = this.bay = this.technician = this.candidates = this.reserved = null;
    this.override = "";
    this.error = null;
  }

  /** Tells the server. The car may have moved on since it was picked, so its version goes along. */
  async confirm(): Promise<void> {
    if (!this.car || !this.bay || !this.technician || this.busy) return;
    const override = this.override === "" ? {} : { override: this.override };
    const chosen = { bay_id: this.bay.bay_id, technician_id: this.technician };
    const body = { order_version: this.car.order_version, ...chosen, ...override };
    this.busy = true;
    this.error = null;
    try {
      await this.writes.write(`/api/repair-orders/${this.car.order_id}/assign-bay`, body);
      this.cancel();
    } catch (problem) {
      this.error = problem;
    }
    this.busy = false;
  }
}
