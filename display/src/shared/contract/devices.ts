// Written by display/write_types.py. Change the Python and run it again.

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
