import { send } from "../../shared/api";
import type { Call } from "../../shared/contract/boards";
import type { SpeakerPlace } from "../../shared/contract/voice";

type CallOfRoom = readonly [room: string, call: Call];

/** Where this screen is heard, as the server last said: whose calls it shows, and whether it plays them. */
export class OwnSpeaker {
  /** Undefined: not asked yet; null: the server could not be asked. */
  place = $state.raw<SpeakerPlace | null | undefined>(undefined);
  private takes: string | undefined;
  private asking: Promise<void> | undefined;

  /** Call it with whatever the board says now: an administrator may have moved the screen since the last call. */
  heed(calls: readonly CallOfRoom[]): void {
    const takes = calls.map(([, call]) => takeOf(call)).join();
    if (takes === this.takes) return;
    this.takes = takes;
    void this.ask();
  }

  ask(): Promise<void> {
    this.asking ??= this.askServer().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async askServer(): Promise<void> {
    try {
      this.place = await send<SpeakerPlace>("/api/speaker");
    } catch {
      this.place ??= null;
    }
  }
}

/** One saying of a call; what is said again is a take of its own. */
export function takeOf(call: Call): string {
  return `${call.announcement_id}/${call.take}`;
}

/** The call that a screen there shows: its own room's; where it has none, or could not ask, the newest of all. */
export function callShown(calls: readonly CallOfRoom[], place: SpeakerPlace | null | undefined): Call | undefined {
  if (place === undefined) return undefined;
  const room = place?.room ?? null;
  if (room !== null) return calls.find(([key]) => key === room)?.[1];
  return calls.map(([, call]) => call).toSorted((one, other) => other.called_at.localeCompare(one.called_at))[0];
}

/**
 * Whether a screen there plays what is said in a room. A device plays what is said in its own, unless its agent does;
 * a person's own browser everything, and so does a screen that could not ask: a call must not be lost.
 */
export function plays(place: SpeakerPlace | null | undefined, room: string): boolean {
  if (!place || place.device_id === null) return true;
  return place.room === room && place.player === "page";
}
