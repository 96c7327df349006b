// Written by display/write_types.py. Change the Python and run it again.

import type { Words } from "./boards";

/** A take that is going on in the speaker's room. */
export interface CallToPlay {
  announcement_id: string;
  take: number;
  /** path of the WAV; fetch it with the token */
  audio: string;
  seconds: number;
  /** real seconds since the take was begun */
  age_seconds: number;
  told_by_page: "played" | "blocked" | "failed" | null;
}

/** `GET /api/speaker`: where the asking device is heard, and what is said there now. A person's own browser is heard wherever it is: `room` and `device_id` are null, and it plays all. */
export interface SpeakerPlace {
  device_id: string | null;
  room: string | null;
  player: "page" | "agent";
  call: CallToPlay | null;
}

/** One entry of `GET /api/speakers`: a screen with sound, and how it was last heard. */
export interface SpeakerEntry {
  device_id: string;
  name: string;
  kind: string;
  screen: string | null;
  room: string | null;
  player: "page" | "agent";
  /** of the last call that it was to play; null: none yet */
  outcome: "played" | "blocked" | "failed" | "silent" | null;
  outcome_at: string | null;
  /** when it last played a call to its end; null: never yet */
  played_at: string | null;
}

/** `GET /api/speakers`. */
export interface SpeakerList {
  rooms: Array<string>;
  speakers: Array<SpeakerEntry>;
}

/** `PUT /api/speakers/{device_id}`: in which room it is heard (null: in none), and by which player. */
export interface PlaceSpeaker {
  room: string | null;
  player?: "page" | "agent";
}

/** `POST /api/announcements`: the closing words, or words of one's own in one language or both. */
export interface SayWords {
  kind?: "closing" | "staff_words";
  zh?: string;
  en?: string;
  /** null: the usual one of this kind */
  room?: string | null;
}

/** What became of one take at one speaker. */
export interface Receipt {
  take: number;
  /** the device's name; empty for a person's browser */
  speaker: string;
  player: "page" | "agent";
  outcome: "played" | "blocked" | "failed" | "silent";
}

/** One entry of `GET /api/announcements`, the newest first. */
export interface AnnouncementEntry {
  announcement_id: string;
  kind: string;
  visit_id: string | null;
  caption: Words;
  room: string;
  queued_at: string;
  takes: number;
  speaking: boolean;
  /** a wording key after `voice.state_`; null while it goes on */
  ending: string | null;
  receipts: Array<Receipt>;
}
