import type { FloorCar, ReceptionRecord } from "../../shared/contract/boards";
import { words } from "../../shared/words.svelte";
import type { RecordPart } from "./split";

/** Whether the customer waits here, as it was said; null: nobody said. */
export function stayText(car: FloorCar, record: ReceptionRecord | undefined): string | null {
  if (record?.stay) return words.say(`reception.stay_${record.stay}`);
  return car.waits_here ? words.say("desk.waits_here") : null;
}

/** What is written down in one part of a record, in a line. */
export function partText(record: ReceptionRecord, part: RecordPart): string {
  if (part === "bringer") return words.say("desk.split_bringer", { name: record.bringer_name ?? "–" });
  if (part === "readings") return words.say("desk.split_readings", { told: readings(record) || "–" });
  if (part === "valuables") return words.say("desk.split_valuables", { told: record.valuables || "–" });
  return words.say("desk.split_notes", { told: record.own_words || record.notes || "–" });
}

function readings(record: ReceptionRecord): string {
  const km = record.mileage_km === null ? "" : `${record.mileage_km.toLocaleString("en")} km`;
  const fuel = record.fuel_eighths === null ? "" : words.say("reception.fuel_of", { count: record.fuel_eighths });
  const lamps = record.warning_lamps.map((lamp) => words.say(`reception.lamp_${lamp}`));
  return [km, fuel, ...lamps].filter(Boolean).join(" · ");
}
