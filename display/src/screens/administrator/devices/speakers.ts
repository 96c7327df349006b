import type { PairedDeviceEntry } from "../../../shared/contract/devices";
import type { SpeakerEntry } from "../../../shared/contract/voice";
import type { Status } from "../../../shared/shapes/StatusShape.svelte";
import type { WordingKey } from "../../../shared/wording_keys";

export interface SpeakerState {
  readonly status: Status;
  readonly said: WordingKey;
}

const OUTCOMES = {
  played: { status: "ok", said: "administrator.speaker_played" },
  blocked: { status: "warn", said: "administrator.speaker_blocked" },
  failed: { status: "act", said: "administrator.speaker_failed" },
  silent: { status: "act", said: "administrator.speaker_silent" },
} as const satisfies Record<NonNullable<SpeakerEntry["outcome"]>, SpeakerState>;

const OFFLINE: SpeakerState = { status: "off", said: "administrator.offline" };
const IN_NO_ROOM: SpeakerState = { status: "off", said: "administrator.speaker_in_no_room" };
const WITHOUT_SOUND: SpeakerState = { status: "warn", said: "administrator.no_sound" };
const UNTRIED: SpeakerState = { status: "idle", said: "administrator.speaker_untried" };

const ROOMS: Readonly<Record<string, WordingKey>> = {
  lounge: "administrator.room_lounge",
  reception: "administrator.room_reception",
};

/** The wording key of a room that ships; a shop's own rooms are called by their keys. */
export function roomName(room: string): WordingKey | null {
  return ROOMS[room] ?? null;
}

/** How a speaker is: whether anybody hears from it, what it lacks, and what became of its last call. */
export function stateOf(speaker: SpeakerEntry, device: PairedDeviceEntry | undefined): SpeakerState {
  if (!device?.online) return OFFLINE;
  if (speaker.room === null) return IN_NO_ROOM;
  if (device.machine?.sound === "") return WITHOUT_SOUND;
  return speaker.outcome === null ? UNTRIED : OUTCOMES[speaker.outcome];
}

/** The screens that are heard in a room, or could be because their machine has sound; by name. */
export function speakersShown(
  speakers: readonly SpeakerEntry[],
  devices: readonly PairedDeviceEntry[],
): Array<[SpeakerEntry, PairedDeviceEntry | undefined]> {
  return speakers
    .map((speaker): [SpeakerEntry, PairedDeviceEntry | undefined] => [
      speaker,
      devices.find((device) => device.device_id === speaker.device_id),
    ])
    .filter(([speaker, device]) => speaker.room !== null || Boolean(device?.machine))
    .toSorted(([one], [other]) => one.name.localeCompare(other.name));
}
