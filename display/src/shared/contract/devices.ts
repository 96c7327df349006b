// Written by display/write_types.py. Change the Python and run it again.

import type { Words } from "./boards";
import type { PairedDevice } from "./deeds";

/** The machine on which a kiosk runs, as its agent measures it. */
export interface MachineHealth {
  /** such as 1920x1080; empty: unknown */
  resolution: string;
  /** run queue over one minute, a core */
  load: number;
  memory_used: number;
  temperature_c: number | null;
  /** the sound device; empty: there is none */
  sound: string;
  browser: "running" | "starting" | "stopped";
  /** of the browser, by itself, since the agent started */
  restarts: number;
}

/** What a kiosk does by the shop's clock. Times are HH:MM in the shop's zone; empty: not at all. */
export interface KioskPlan {
  zone: string;
  restart_at: string;
  screen_on: string;
  screen_off: string;
}

/** One entry of `GET /api/devices`. */
export interface PairedDeviceEntry {
  device_id: string;
  kind: string;
  name: string;
  screen: string | null;
  paired_at: string;
  /** real time; null: never */
  heard_at: string | null;
  online: boolean;
  version: string;
  machine: MachineHealth | null;
  /** of the last picture; null: there is none */
  pictured_at: string | null;
}

/** One entry of `GET /api/bays`: a place at which a tablet can lie. */
export interface BayEntry {
  number: string;
  name: Words;
}

/** One entry of `GET /api/cameras`, as its agent last described it. */
export interface CameraEntry {
  camera_id: string;
  camera: string;
  direction: "in" | "out" | "both" | "bay";
  state: "up" | "down" | "unknown";
  reason: string;
  since: string;
  heard_at: string;
  /** the name of the device whose camera it is; empty: it was revoked */
  agent: string;
}

/** `PATCH /api/devices/{device_id}`: what is left out stays. */
export interface ChangeDevice {
  name?: string | null;
  /** lounge, workshop, gate, bay/3 */
  screen?: string | null;
}

/** `GET /api/devices/current`: what the device that asks is, and what it shows. */
export interface OwnPlace {
  device_id: string;
  kind: string;
  name: string;
  screen: string | null;
}

/** `POST /api/devices/{device_id}/orders`. */
export interface AskKiosk {
  order: "picture" | "identify" | "restart";
}

/** `POST /api/pairing-requests`: a screen that nobody has paired; what it would like to be. */
export interface AskForPairing {
  kind: "display" | "tablet" | "kiosk";
  screen?: string | null;
}

/** The answer: the screen shows `code`, and asks with `secret` whether somebody has typed it. */
export interface PairingAsked {
  code: string;
  secret: string;
  expires_at: string;
}

/** `POST /api/pairing-requests/claim`. */
export interface ClaimPairing {
  secret: string;
}

/** The answer: the device with its token, this once; null while nobody has confirmed. */
export interface PairingClaimed {
  device: PairedDevice | null;
}

/** `POST /api/pairing-requests/confirm` (administrator): the six digits that a screen shows. */
export interface ConfirmPairing {
  code: string;
  kind: "display" | "tablet" | "kiosk";
  name: string;
  screen: string;
}
