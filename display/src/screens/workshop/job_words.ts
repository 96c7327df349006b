import { hourMinute } from "../../shared/clock";
import type { FloorCar, StaffState } from "../../shared/contract/boards";
import type { Concern } from "../../shared/floor/concern";
import type { Colleague } from "../../shared/floor/floor";
import { responsibleFor } from "../../shared/floor/responsible";
import { concernText, pauseText, responsibleText } from "../../shared/floor/said";
import { minutesSince } from "../../shared/floor/work_time";
import { words } from "../../shared/words.svelte";
import type { BarWords } from "./lay_words";

/** At whose time a bar is drawn. */
export interface Moment {
  /** Shop time, ms. */
  readonly now: number;
  readonly zone: string;
}

function pausedTitle(car: FloorCar, now: number): string {
  const count = car.work?.paused_at ? minutesSince(car.work.paused_at, now) : 0;
  return words.say("concern.paused", { reason: pauseText(car), count });
}

function detailOf(car: FloorCar, concern: Concern, staff: readonly StaffState[], { now, zone }: Moment): string {
  if (concern.kind === "paused") return responsibleText(responsibleFor(car, concern, staff));
  if (concern.kind === "tight" && car.window)
    return words.say("concern.soon", { time: hourMinute(car.window.to_at, zone) });
  if (concern.kind === "overrun") return words.say("workshop.over", { count: concern.minutes });
  return concernText(concern, car, now, zone);
}

/** Everybody who is clocked on to the job; where nobody is, the technician whom it was given to. */
function crewOf(car: FloorCar, staff: readonly Colleague[]): string {
  const names = staff.filter((person) => person.atVisit === car.visit_id).map((person) => words.of(person.name));
  if (names.length > 0) return names.join(words.language === "zh" ? "、" : ", ");
  return car.work?.technician ? words.of(car.work.technician) : "";
}

/** What a bar says: the job and who does it, or why it has stopped; then how it stands. */
export function barWords(car: FloorCar, concern: Concern, staff: readonly Colleague[], moment: Moment): BarWords {
  const paused = car.work?.state === "paused";
  return {
    title: paused ? pausedTitle(car, moment.now) : words.of(car.job),
    technician: paused ? "" : crewOf(car, staff),
    detail: detailOf(car, concern, staff, moment),
  };
}
