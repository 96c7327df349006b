import type { FloorCar, StaffState, Words } from "../contract/boards";
import type { Concern } from "./concern";

/** Who must move next: a role, and the surname of the person who has it, where it is known. */
export interface Responsible {
  readonly role: string;
  readonly name: Words | null;
}

const ROLE_FOR_PAUSE: Readonly<Record<string, string>> = {
  parts: "parts",
  authorization: "advisor",
  help: "team_leader",
  break: "technician",
};
const ROLE_FOR_STAGE: Readonly<Record<string, string>> = {
  reception: "advisor",
  check: "inspector",
  wash: "washer",
};
const ROLE_FOR_CONCERN: Readonly<Partial<Record<Concern["kind"], string>>> = {
  help: "team_leader",
  late: "advisor",
  overrun: "technician",
  approval: "advisor",
  collect: "advisor",
  uncollected: "advisor",
  to_start: "technician",
  on_track: "technician",
};

function roleFor(car: FloorCar, concern: Concern): string {
  if (concern.kind === "paused") return ROLE_FOR_PAUSE[car.work?.pause_reason ?? ""] ?? "foreman";
  if (concern.kind === "slow" && car.step === "reception") return "advisor";
  if (concern.kind === "slow") return ROLE_FOR_STAGE[car.stage_kind] ?? "foreman";
  return ROLE_FOR_CONCERN[concern.kind] ?? "foreman";
}

/** Nobody answers for a car as its advisor or technician who was not made so, and nobody who has left the shop. */
function holderOf(role: string, car: FloorCar, staff: readonly StaffState[]): StaffState | undefined {
  if (role === "advisor") return staff.find((person) => person.staff_id === car.advisor_id);
  if (role === "technician") return staff.find((person) => person.staff_id === car.work?.technician_id);
  return staff.find((person) => person.roles.includes(role) && person.state !== "off");
}

/** Who owns the delay of a car: named, so that nobody has to ask. */
export function responsibleFor(car: FloorCar, concern: Concern, staff: readonly StaffState[]): Responsible {
  const role = roleFor(car, concern);
  return { role, name: holderOf(role, car, staff)?.surname ?? null };
}
