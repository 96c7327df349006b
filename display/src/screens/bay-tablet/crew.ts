import type { AtJob, FloorCar, StaffState } from "../../shared/contract/boards";
import type { Tap } from "../../shared/taps";

const OFF = "/api/job-clock/off";

/** Where somebody clocks on to an order. */
const onPath = (order: string): string => `/api/job-clock/${encodeURIComponent(order)}/on`;

/** Whether a tap is one of the clock of jobs. */
export function isClockTap({ path }: Tap): boolean {
  return path.startsWith("/api/job-clock/");
}

/** What is tapped for whoever joins a job, or leaves it. */
export function clockTap(car: FloorCar, staff: string, line: string | null, joins: boolean): Pick<Tap, "path" | "body"> {
  return joins ? { path: onPath(car.order_id), body: { staff_id: staff, line_id: line } } : { path: OFF, body: { staff_id: staff } };
}

function foretold(crew: readonly AtJob[], { path, body }: Tap, car: FloorCar, people: readonly StaffState[]): AtJob[] {
  const others = crew.filter((each) => each.staff_id !== body["staff_id"]);
  const person = people.find((each) => each.staff_id === body["staff_id"]);
  if (person === undefined || path !== onPath(car.order_id)) return others;
  const line = (body["line_id"] ?? null) as string | null;
  const { staff_id, name } = person;
  return [...others, { staff_id, name, visit_id: car.visit_id, line_id: line, since: String(body["done_at"]) }];
}

/** Who is at a car's job with what was tapped here and still waits: who joins another job has left this one. */
export function crewShown(
  crew: readonly AtJob[],
  waiting: readonly Tap[],
  car: FloorCar,
  people: readonly StaffState[],
): readonly AtJob[] {
  return waiting.filter(isClockTap).reduce((shown, tap) => foretold(shown, tap, car, people), crew);
}
