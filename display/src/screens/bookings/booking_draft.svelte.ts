import type { Words } from "../../shared/contract/boards";
import type { OperationEntry } from "../../shared/contract/catalogue";
import type { BookAppointment } from "../../shared/contract/deeds";
import { minorFrom } from "../../shared/money";
import { uuid7 } from "../../shared/uuid7";
import { minutesFrom } from "../../shared/estimate/estimate";
import { VehicleDraft } from "../desk/vehicle_draft.svelte";
import { isWhole, typedPlate } from "../follow/plate_entry";

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
  customer = $state("");
  phone = $state("");
  operations = $state.raw<readonly OperationEntry[]>([]);
  otherJob = $state("");
  otherMinutes = $state("");
  otherPrice = $state("");
  /** Of work that is not in the catalogue. */
  flow = $state(USUAL_FLOW);
  slot = $state<string | null>(null);
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
    const named = this.customer.trim() !== "" && this.phone.trim().length >= 3;
    const worked = (other !== "" || this.operations.length > 0) && this.minutes > 0 && this.otherIsRight(other);
    if (!isWhole(this.plate) || !named || !worked || described === null || this.slot === null) return null;
    if (overbooks && this.reason.trim() === "") return null;
    return {
      appointment_id: this.id,
      plate: this.plate,
      brand: described.brand,
      series: described.series,
      vehicle_colour: described.colour ?? { zh: "", en: "" },
      customer_name: this.customer.trim(),
      customer_phone: this.phone.trim(),
      slot_at: this.slot,
      ...this.way,
      job: joined([...this.operations.map((each) => each.name), ...(other ? [{ zh: other, en: other }] : [])]),
      standard_minutes: this.minutes,
      price_minor: this.price,
      operations: this.operations.map((each) => each.code),
      advisor_id: advisorId,
      ...(overbooks ? { overbook_reason: this.reason.trim() } : {}),
    };
  }

  /** Other work has minutes, and a price only if it is one. */
  private otherIsRight(other: string): boolean {
    const priced = this.otherPrice.trim() === "" || minorFrom(this.otherPrice) !== null;
    return priced && (other === "" || (minutesFrom(this.otherMinutes) ?? 0) > 0);
  }
}
