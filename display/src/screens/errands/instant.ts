import { dayOf, hourMinute } from "../../shared/clock";

const MINUTE_MS = 60_000;

/** What the shop's clock shows at `instant`, as if it were UTC. */
function shown(instant: number, zone: string): number {
  return Date.parse(`${dayOf(instant, zone)}T${hourMinute(instant, zone)}:00Z`);
}

/** The instant (ms) at which the shop's clock shows this day and time; null where they are none. */
export function instantAt(day: string, time: string, zone: string): number | null {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wanted)) return null;
  const ahead = shown(wanted, zone) - wanted;
  const found = wanted - ahead;
  // On the night on which the clocks change the zone may be ahead by another hour there.
  return found - Math.round((shown(found, zone) - wanted) / MINUTE_MS) * MINUTE_MS;
}
