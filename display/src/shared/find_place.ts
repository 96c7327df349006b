import { Refusal, send } from "./api";
import type { OwnPlace } from "./contract/devices";
import { deviceToken, keepDeviceToken } from "./token";

/** Where a device that was refused goes: its new screen, or pairing once it is revoked; null: it stays. */
export function placeAfter(asked: OwnPlace | Refusal, path: string): string | null {
  if (asked instanceof Refusal) return asked.code === "not_signed_in" ? "/pair" : null;
  return asked.screen === null || `/${asked.screen}` === path ? null : `/${asked.screen}`;
}

/** A screen was refused: asks what this device is now, and goes there at once. */
export async function findPlace(path: string = location.pathname): Promise<void> {
  const token = deviceToken(path);
  if (token === null) return;
  try {
    const place = placeAfter(await send<OwnPlace>("/api/devices/current", { token }), path);
    if (place === null) return;
    keepDeviceToken(token, place);
    location.replace(place + location.search);
  } catch (problem) {
    // Without an answer the screen stays: it asks again when it is next refused.
    if (problem instanceof Refusal && placeAfter(problem, path)) location.replace("/pair");
  }
}
