import { send } from "../../shared/api";
import type { SpeakerPlace } from "../../shared/contract/voice";

/** Whether this screen is to play what is said in a room. One that cannot ask plays: a call must not be lost. */
export async function isHeardHere(room: string): Promise<boolean> {
  try {
    return plays(await send<SpeakerPlace>("/api/speaker"), room);
  } catch {
    return true;
  }
}

/** A person's own browser plays everything; a device what is said in its room, unless its agent does. */
export function plays(place: SpeakerPlace, room: string): boolean {
  if (place.device_id === null) return true;
  return place.room === room && place.player === "page";
}
