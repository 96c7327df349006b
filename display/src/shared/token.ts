/**
 * Who this page is. A device's token belongs to its path, so that several screens can be open in one browser;
 * a person's session belongs to the browser. A customer's link carries its token in the path.
 */
const SESSION = "glassbay.session";
const CUSTOMER_PATH = /^\/v\/([^/]+)/;

export type Person = { token: string; staff_id: string; name: { zh: string; en: string }; roles: string[] };

function deviceKey(path: string): string {
  return `glassbay.device:${path.replace(/\/+$/, "") || "/"}`;
}

/** Takes `#token=…` out of the address and keeps it for this path. */
export function takeTokenFromAddress(place: Location = location): void {
  const token = new URLSearchParams(place.hash.slice(1)).get("token");
  if (!token) return;
  keepDeviceToken(token, place.pathname);
  history.replaceState(history.state, "", place.pathname + place.search);
}

export function keepDeviceToken(token: string, path: string): void {
  localStorage.setItem(deviceKey(path), token);
}

/** The token that was given to the screen at this path. */
export function deviceToken(path: string = location.pathname): string | null {
  return localStorage.getItem(deviceKey(path));
}

export function keepSession(person: Person): void {
  localStorage.setItem(SESSION, JSON.stringify(person));
}

export function session(): Person | null {
  const kept = localStorage.getItem(SESSION);
  return kept === null ? null : (JSON.parse(kept) as Person);
}

export function dropSession(): void {
  localStorage.removeItem(SESSION);
}

/** The token with which the page at `path` speaks: a customer's link, else the screen's own, else the person's. */
export function currentToken(path: string = location.pathname): string | null {
  return CUSTOMER_PATH.exec(path)?.[1] ?? deviceToken(path) ?? session()?.token ?? null;
}
