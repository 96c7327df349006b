import type { CameraEntry, PairedDeviceEntry } from "../../../shared/contract/devices";
import type { WordingKey } from "../../../shared/wording_keys";

/** The kinds of devices in the order of their groups, each with its heading. */
export const KINDS = [
  { kind: "display", title: "administrator.displays" },
  { kind: "kiosk", title: "administrator.kiosks" },
  { kind: "tablet", title: "administrator.tablets" },
  { kind: "agent", title: "administrator.agents" },
] as const satisfies readonly { kind: string; title: WordingKey }[];

export interface DeviceGroup {
  readonly kind: string;
  readonly title: WordingKey;
  readonly devices: readonly PairedDeviceEntry[];
}

/** The devices by kind, those that are not heard first, then by name; kinds without any are left out. */
export function groupsOf(devices: readonly PairedDeviceEntry[]): DeviceGroup[] {
  const ordered = devices.toSorted(
    (one, other) => Number(one.online) - Number(other.online) || one.name.localeCompare(other.name),
  );
  return KINDS.map(({ kind, title }) => ({
    kind,
    title,
    devices: ordered.filter((device) => device.kind === kind),
  })).filter((group) => group.devices.length > 0);
}

/** Cameras by name, those that need somebody first. */
export function camerasInOrder(cameras: readonly CameraEntry[]): CameraEntry[] {
  return cameras.toSorted((one, other) => Number(one.state === "up") - Number(other.state === "up"));
}
