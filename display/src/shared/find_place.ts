import { Refusal, send } from "./api";
import type { OwnPlace } from "./contract/devices";
import { currentToken, deviceToken, keepDeviceToken } from "./token";

/** Screens of the shop's own: what a person signs in to, or a customer's link opens, is none. */
const OF_A_DEVICE = /^\/(lounge|gate|workshop|bay)(\/|$)/;

/** Where a device that was refused goes: its new screen, or pairing once it is revoked; null: it stays. */
export function placeAfter(asked: OwnPlace | Refusal, path: string): string | null {
  if (asked instanceof Refusal) return asked.code === "not_signed_in" ? "/pair" : null;
  return asked.screen === null || `/${asked.screen}` === path ? null : `/${asked.screen}`;
}

/** Whether a screen that was refused is one that nobody has paired: it then shows its code. */
export function isUnpaired(token: string | null, path: string): boolean {
  return token === null && OF_A_DEVICE.test(path);
}

/** A screen was refused: asks what this device is now, and goes there at once. */
export async function findPlace(path: string = location.pathname): Promise<void> {
  if (isUnpaired(currentToken(path), path)) location.replace(`/pair${location.search}`);
  const token = deviceToken(path);
  if (token === null) return;
  try {
    const place = placeAfter(await send<OwnPlace>("/api/devices/current", { token }), path);
    if (place === null) return;
    keepDeviceToken(token, place);
    location.replace(place + location.search);
  } catch (problem) {
    // Without an answer the screen stays: it asks again when it is next refused.
    if (problem instanceof Refusal && placeAfter(problem, path)) location.replace(`/pair${location.search}`);
  }
}
