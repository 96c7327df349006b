import type { PairedDevice } from "../../shared/contract/deeds";

/** Where a device goes once it is paired: the screen it was paired for, else what its kind usually shows. */
export function screenPath(device: Pick<PairedDevice, "screen" | "kind">): string {
  if (device.screen) return `/${device.screen}`;
  return device.kind === "display" ? "/lounge" : "/";
}
