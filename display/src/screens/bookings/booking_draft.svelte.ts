import type { Words } from "../../shared/contract/boards";
import type { KnownCar } from "../../shared/contract/bookings";
import type { OperationEntry } from "../../shared/contract/catalogue";
import type { BookAppointment } from "../../shared/contract/deeds";
import { minorFrom } from "../../shared/money";
import { phoneProblem, typedPhone } from "../../shared/phone_number";
import { uuid7 } from "../../shared/uuid7";
import { minutesFrom } from "../../shared/estimate/estimate";
import { VehicleDraft } from "../desk/vehicle_draft.svelte";
import { isWhole, typedPlate } from "../follow/plate_entry";
import { typedVin, vinProblem } from "../reception/vin";

const USUAL_FLOW = "mechanical";

function joined(names: readonly Words[]): Words {
  return { zh: names.map((name) => name.zh).join("、"), en: names.map((name) => name.en).join(", ") };
}

/** A booking while it is being written down: operations of the catalogue, other work, or both. */
export class BookingDraft {
  readonly vehicle = new VehicleDraft();
  /** The booking's own from the beginning: sent twice, it is booked once. */
  readonly id = uuid7();
  typedPlate = $state("");
  /** The car has no plate yet: it is known by its VIN, or by a mark; with neither it is given a number. */
  unplated = $state(false);
  vin = $state("");
  mark = $state("");
  customer = $state("");
  phone = $state("");
  operations = $state.raw<readonly OperationEntry[]>([]);
  otherJob = $state("");
  otherMinutes = $state("");
  otherPrice = $state("");
  /** Of work that is not in the catalogue. */
  flow = $state(USUAL_FLOW);
  slot = $state<string | null>(null);
  technician = $state("");
  /** "" where any team's place will do. */
  team = $state("");
  reason = $state("");

  readonly plate = $derived(typedPlate(this.typedPlate));
  private readonly booked = $derived(this.operations.reduce((sum, each) => sum + each.standard_minutes, 0));
  readonly minutes = $derived(this.booked + (minutesFrom(this.otherMinutes) ?? 0));
  readonly price = $derived(
    this.operations.reduce((sum, each) => sum + each.price_minor, 0) + (minorFrom(this.otherPrice) ?? 0),
  );
  /** The longest operation says which kind of bay is taken, and by which flow the car goes. */
  private readonly main = $derived([...this.operations].sort((one, other) => other.standard_minutes - one.standard_minutes)[0]);
  readonly way = $derived(this.main ? { flow: this.main.flow, bay_kind: this.main.bay_kind } : { flow: this.flow });

  /** What was filled in by itself, and may give way to another car's. */
  private recalled: Readonly<Record<"customer" | "phone" | "brand" | "series" | "colour", string>> | null = null;

  /** Fills in what is on record of the car; what somebody has typed stays. */
  recall(known: KnownCar | null, of: (name: Words) => string): void {
    const before = this.recalled;
    const told = {
      customer: known?.customer_name ?? "",
      phone: known?.customer_phone ?? "",
      brand: known ? of(known.brand) : "",
      series: known ? of(known.series) : "",
      colour: known ? of(known.vehicle_colour) : "",
    };
    const filled = (typed: string, field: keyof typeof told) => (typed === "" || typed === before?.[field] ? told[field] : typed);
    this.customer = filled(this.customer, "customer");
    this.phone = filled(this.phone, "phone");
    this.vehicle.brand = filled(this.vehicle.brand, "brand");
    this.vehicle.series = filled(this.vehicle.series, "series");
    this.vehicle.colour = filled(this.vehicle.colour, "colour");
    this.recalled = told;
    this.known = known;
    this.say = of;
  }

  private known: KnownCar | null = null;
  private say: (name: Words) => string = (name) => name.zh;

  /** The words on record in both languages, where they stand as they were filled in. */
  private said(typed: Words, recorded: Words | undefined): Words {
    return recorded && this.say(recorded) === typed.zh ? recorded : typed;
  }

  add(operation: OperationEntry): void {
    if (!this.operations.some((each) => each.code === operation.code)) this.operations = [...this.operations, operation];
  }

  remove(operation: OperationEntry): void {
    this.operations = this.operations.filter((each) => each.code !== operation.code);
  }

  /** What to send, or null while something is missing. A reason is sent only where there was no room. */
  body(advisorId: string | null, overbooks: boolean): BookAppointment | null {
    const described = this.vehicle.description;
    const other = this.otherJob.trim();
    const named = this.customer.trim() !== "" && phoneProblem(this.phone) === null;
    const worked = (other !== "" || this.operations.length > 0) && this.minutes > 0 && this.otherIsRight(other);
    const car = this.car;
    if (car === null || !named || !worked || described === null || this.slot === null) return null;
    if (overbooks && this.reason.trim() === "") return null;
    return {
      appointment_id: this.id,
      ...car,
      brand: this.said(described.brand, this.known?.brand),
      series: this.said(described.series, this.known?.series),
      vehicle_colour: this.said(described.colour ?? { zh: "", en: "" }, this.known?.vehicle_colour),
      customer_name: this.customer.trim(),
      customer_phone: typedPhone(this.phone),
      slot_at: this.slot,
      ...this.way,
      job: joined([...this.operations.map((each) => each.name), ...(other ? [{ zh: other, en: other }] : [])]),
      standard_minutes: this.minutes,
      price_minor: this.price,
      operations: this.operations.map((each) => each.code),
      advisor_id: advisorId,
      technician_id: this.technician || null,
      ...(this.team ? { team: this.team } : {}),
      ...(overbooks ? { overbook_reason: this.reason.trim() } : {}),
    };
  }

  /** Which car it is, or null while nobody can tell. */
  private get car(): Pick<BookAppointment, "plate" | "no_plate"> | null {
    if (!this.unplated) return isWhole(this.plate) ? { plate: this.plate } : null;
    if (this.vin.trim() !== "" && vinProblem(this.vin) !== null) return null;
    return { no_plate: { vin: typedVin(this.vin) || null, mark: this.mark.trim() || null } };
  }

  /** Other work has minutes, and a price only if it is one. */
  private otherIsRight(other: string): boolean {
    const priced = this.otherPrice.trim() === "" || minorFrom(this.otherPrice) !== null;
    return priced && (other === "" || (minutesFrom(this.otherMinutes) ?? 0) > 0);
  }
}
