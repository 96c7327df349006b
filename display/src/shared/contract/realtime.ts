// Written by display/write_types.py. Change the Python and run it again.

/** Screen → server, first of all and whenever the topics change. */
export interface Hello {
  type: "hello";
  /** of a device, a session or a customer link */
  token: string;
  /** topic → last number held */
  topics: Record<string, number | null>;
  /** of the last welcome */
  journal_id?: string | null;
}

/** One frame on the glass: what moved a board on from `after` to `number` could be seen from then on. */
export interface Paint {
  topic: string;
  after: number;
  number: number;
  /** server time as the screen estimates it */
  painted_at: number;
}

/** Screen → server, every two seconds and when it has much to tell; answered by a heartbeat. */
export interface Pulse {
  type: "pulse";
  /** the screen's own clock, milliseconds */
  sent_at: number;
  /** since the last pulse, in order */
  painted?: Array<Paint>;
}

/** Screen → server: an announcement was played, or why it was not. */
export interface Played {
  type: "played";
  announcement_id: string;
  outcome: "played" | "blocked" | "failed";
  /** of the call, as the board has it */
  take?: number;
  player?: "page" | "agent";
}

/** Shop time = shop_at + rate × (time since server_at). All in ms since 1970, UTC. */
export interface ShopClock {
  server_at: number;
  shop_at: number;
  rate: number;
}

/** Server → screen: the hello was accepted. */
export interface Welcome {
  type: "welcome";
  journal_id: string;
  /** of the front end; a screen with another reloads */
  version: string;
  clock: ShopClock;
}

/** Server → screen: the whole board as of `number`. */
export interface Snapshot {
  type: "snapshot";
  topic: string;
  number: number;
  board: Record<string, unknown>;
}

/** What changed: values to set and keys to remove. */
export interface Patch {
  set: Record<string, unknown>;
  remove: Array<string>;
}

/** Server → screen: the board moves from `previous` to `number`. */
export interface Delta {
  type: "delta";
  topic: string;
  previous: number;
  number: number;
  patch: Patch;
}

/** Server → screen: the answer to a pulse; a topic behind its number here has missed a delta. */
export interface Heartbeat {
  type: "heartbeat";
  /** of the pulse, given back */
  sent_at: number;
  clock: ShopClock;
  topics: Record<string, number>;
}

/** Server → screen: the hello was refused; the socket closes with 4401 or 4403. */
export interface Refused {
  type: "refused";
  code: string;
  detail: string;
}

/** Server → screen: it may still watch, but whoever has signed in may do other things than before. `GET /api/sessions/current` tells which. */
export interface RightsChanged {
  type: "rights";
}

export type ScreenMessage = Hello | Pulse | Played;

export type ServerMessage = Welcome | Snapshot | Delta | Heartbeat | Refused | RightsChanged;
