import { hourMinute } from "../clock";
import type { FloorCar } from "../contract/boards";
import { words } from "../words.svelte";
import type { Concern } from "./concern";
import type { Responsible } from "./responsible";
import { workedMinutes } from "./work_time";

/** Why work has stopped, in words. */
export function pauseText(car: FloorCar): string {
  return words.find(`pause.${car.work?.pause_reason ?? "other"}`) ?? "";
}

/** A concern in words, e.g. `超时 12 分`. */
export function concernText(concern: Concern, car: FloorCar, now: number, zone: string): string {
  return words.say(`concern.${concern.kind}`, {
    count: concern.minutes,
    time: car.window ? hourMinute(car.window.to_at, zone) : "",
    reason: pauseText(car),
    done: car.work ? Math.floor(workedMinutes(car.work, now)) : 0,
    standard: car.work?.standard_minutes ?? 0,
  });
}

/** A role and a surname as they are said in the shop: `王顾问`, `配件 孙`. */
export function responsibleText({ role, name }: Responsible): string {
  const title = words.find(`role.${role}`) ?? role;
  if (!name) return role === "advisor" ? words.say("role.advisor_none") : title;
  if (role === "advisor") return words.say("role.advisor_named", { name: words.of(name) });
  return words.say("role.named", { role: title, name: words.of(name) });
}
