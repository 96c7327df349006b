import type { ReceptionRecord, Stay, WarningLamp } from "../../shared/contract/boards";
import type { KeepCustomer, KeepInterview, KeepVehicle, Person } from "../../shared/contract/deeds";
import { phoneProblem, typedPhone } from "../../shared/phone_number";
import { typedVin, vinProblem } from "./vin";

/** A reception as it is typed: kept on the device, so that a reload loses nothing. */
export interface Notes {
  ownerName: string;
  ownerPhone: string;
  /** They say that they have none; missing in what an older page has kept, as is the bringer's. */
  ownerNoPhone?: boolean;
  /** The advisor has chosen to go on without a number. */
  phoneUnasked?: boolean;
  /** Somebody else than the owner brings the car. */
  otherBrings: boolean;
  bringerName: string;
  bringerPhone: string;
  bringerNoPhone?: boolean;
  brand: string;
  series: string;
  colour: string;
  vin: string;
  /** `2024-03-18`; missing in what an older page has kept. */
  firstRegistered?: string;
  mileage: string;
  mileageConfirmed: boolean;
  fuelEighths: number | null;
  lamps: WarningLamp[];
  stay: Stay | null;
  /** Missing in what an older page has kept. */
  noWash?: boolean;
  ownWords: string;
  notes: string;
  reminded: boolean;
  valuables: string;
}

export type Part = "customer" | "vehicle" | "interview";
export const PARTS: readonly Part[] = ["customer", "vehicle", "interview"];
export const LAMPS: readonly WarningLamp[] = [
  "engine",
  "oil_pressure",
  "coolant",
  "battery",
  "brakes",
  "abs",
  "airbag",
  "tyre_pressure",
  "service",
];
const MOST_KILOMETRES = 5_000_000;

/** The notes as the server has them. */
export function notesOf(record: ReceptionRecord | undefined): Notes {
  return {
    ownerName: record?.owner_name ?? "",
    ownerPhone: record?.owner_phone ?? "",
    ownerNoPhone: record?.owner_has_no_phone ?? false,
    phoneUnasked: record !== undefined && record.owner_name !== "" && record.owner_phone === "" && !record.owner_has_no_phone,
    otherBrings: (record?.bringer_name ?? null) !== null,
    bringerName: record?.bringer_name ?? "",
    bringerPhone: record?.bringer_phone ?? "",
    bringerNoPhone: record?.bringer_has_no_phone ?? false,
    brand: "",
    series: "",
    colour: "",
    vin: record?.vin ?? "",
    firstRegistered: record?.first_registered_on ?? "",
    mileage: record?.mileage_km?.toString() ?? "",
    mileageConfirmed: false,
    fuelEighths: record?.fuel_eighths ?? null,
    lamps: record?.warning_lamps ?? [],
    stay: record?.stay ?? null,
    noWash: record?.no_wash ?? false,
    ownWords: record?.own_words ?? "",
    notes: record?.notes ?? "",
    reminded: record?.valuables_reminded ?? false,
    valuables: record?.valuables ?? "",
  };
}

/** Whole kilometres; null where nothing was typed, undefined where it is no such number. */
export function kilometres(typed: string): number | null | undefined {
  const plain = typed.replace(/[,，\s]/g, "");
  if (plain === "") return null;
  return /^\d{1,7}$/.test(plain) && Number(plain) <= MOST_KILOMETRES ? Number(plain) : undefined;
}

/** The number that stands there for whoever bears this name: without another one, it stays. */
export function numberOnRecord(name: string, known?: string | null, phone?: string | null): string {
  return known === name.trim() ? (phone ?? "") : "";
}

/** `unasked`: a number that was not typed may lack. A number that stands in the field is never left out. */
function person(name: string, phone: string, none: boolean | undefined, unasked: boolean | undefined): Person | null {
  const saidNone = phone.trim() === "" && (none ?? false);
  const without = phone.trim() === "" && (none || unasked);
  if (name.trim() === "" || (!without && phoneProblem(phone) !== null)) return null;
  return { name: name.trim(), phone: without ? null : typedPhone(phone), has_no_phone: saidNone };
}

/** The part to send, or null while something in it is missing or wrong. */
export function customerPart(notes: Notes): KeepCustomer | null {
  const owner = person(notes.ownerName, notes.ownerPhone, notes.ownerNoPhone, notes.phoneUnasked);
  const bringer = notes.otherBrings ? person(notes.bringerName, notes.bringerPhone, notes.bringerNoPhone, notes.phoneUnasked) : null;
  return owner === null || (notes.otherBrings && bringer === null) ? null : { owner, bringer };
}

function inBoth(text: string): { zh: string; en: string } {
  return { zh: text.trim(), en: text.trim() };
}

/** `lastKm`: what the car had at its last visit, where that is known. */
export function vehiclePart(notes: Notes, lastKm: number | null): KeepVehicle | null {
  const mileage = kilometres(notes.mileage);
  const vin = typedVin(notes.vin);
  const described = notes.brand.trim() !== "" && notes.series.trim() !== "";
  if (mileage === undefined || (vin !== "" && vinProblem(vin) !== null)) return null;
  if (isLess(notes, lastKm) && !notes.mileageConfirmed) return null;
  return {
    description: described
      ? { brand: inBoth(notes.brand), series: inBoth(notes.series), colour: notes.colour.trim() ? inBoth(notes.colour) : null }
      : null,
    vin: vin === "" ? null : vin,
    first_registered_on: notes.firstRegistered || null,
    mileage_km: mileage,
    mileage_confirmed: notes.mileageConfirmed,
    fuel_eighths: notes.fuelEighths,
    warning_lamps: [...notes.lamps],
  };
}

/** Whether the car has fewer kilometres than at its last visit, which somebody must look at again. */
export function isLess(notes: Notes, lastKm: number | null): boolean {
  const mileage = kilometres(notes.mileage);
  return lastKm !== null && typeof mileage === "number" && mileage < lastKm;
}

export function interviewPart(notes: Notes): KeepInterview {
  return {
    own_words: notes.ownWords,
    notes: notes.notes,
    stay: notes.stay,
    no_wash: notes.noWash ?? false,
    valuables_reminded: notes.reminded,
    valuables: notes.valuables,
  };
}

export function partOf(notes: Notes, part: Part, lastKm: number | null): object | null {
  if (part === "customer") return customerPart(notes);
  return part === "vehicle" ? vehiclePart(notes, lastKm) : interviewPart(notes);
}
