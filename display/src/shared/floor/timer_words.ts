import { dayOf, hourMinute } from "../clock";
import type { RunningTimer } from "../contract/boards";
import { words } from "../words.svelte";
import { leftMs } from "./timers";

/** Minutes away from which the hour says more than a count. */
const FAR_MINUTES = 90;

/** `Greet the car`. */
export function ruleText(timer: RunningTimer): string {
  return words.find(`rule.${timer.rule}`) ?? timer.rule;
}

/** `12 min left`, `3 min over`; seconds within two minutes, the hour where it is far. */
export function dueText(timer: RunningTimer, now: number, zone: string): string {
  const left = leftMs(timer, now);
  const [seconds, minutes] = [Math.floor(Math.abs(left) / 1_000), Math.floor(Math.abs(left) / 60_000)];
  if (left > 0 && minutes >= FAR_MINUTES) return words.say("desk.clock_until", { time: dayOrHour(timer.due_at, now, zone) });
  if (minutes < 2) return words.say(left > 0 ? "desk.clock_left_seconds" : "desk.clock_over_seconds", { count: seconds });
  return words.say(left > 0 ? "desk.clock_left" : "desk.clock_over", { count: minutes });
}

function dayOrHour(instant: string, now: number, zone: string): string {
  const [day, hour] = [dayOf(Date.parse(instant), zone), hourMinute(instant, zone)];
  return day === dayOf(now, zone) ? hour : `${day} ${hour}`;
}

/** Whose it is: the advisor by name, or a role. */
export function ownerText(timer: RunningTimer): string {
  if (timer.owner) return words.of(timer.owner);
  return words.find(`role.${timer.role}`) ?? timer.role;
}
