import type { FloorCar, ReceptionRecord, Walkaround } from "../../shared/contract/boards";
import { STATIONS, isDone } from "../../shared/walkaround/stations";
import { words } from "../../shared/words.svelte";

/** What a reception has left out, by name, once its estimate is made: nothing is made up in its place. */
export function notAsked(car: FloorCar, record: ReceptionRecord | undefined, walk: Walkaround | undefined): string[][] {
  if (record === undefined || car.window === null) return [];
  const unasked = words.say("desk.not_asked");
  const walked = STATIONS.filter((station) => walk && isDone(walk, station)).length;
  const phone = record.owner_has_no_phone ? words.say("reception.no_phone") : unasked;
  const left: [boolean, string, string][] = [
    [record.owner_name === "", words.say("reception.owner"), unasked],
    [record.owner_phone === "", words.say("reception.phone"), phone],
    [record.own_words === "", words.say("reception.own_words"), unasked],
    [walked === 0, words.say("reception.walk"), words.say("desk.not_done")],
    [walked > 0 && walked < STATIONS.length, words.say("reception.walk"), words.say("desk.walked", { count: walked, all: STATIONS.length })],
  ];
  return left.filter(([is]) => is).map(([, name, value]) => [name, value]);
}
