import type { Session } from "./contract/deeds";

/**
 * Who this page is. Tokens belong to a path, so that several screens can be open in one browser: the device's,
 * which stays, and before it the session of whoever has signed in there. A person who signed in without a
 * device has a session for the whole browser. A customer's link carries its token in the path.
 */
const CUSTOMER_PATH = /^\/v\/([^/]+)/;
const EVERYWHERE = "*";

function keyOf(kind: "device" | "session", path: string): string {
  return `glassbay.${kind}:${path.replace(/\/+$/, "") || "/"}`;
}

/** Takes `#token=…` out of the address and keeps it for this path; tells whether there was one. */
export function takeTokenFromAddress(place: Location = location): boolean {
  const token = new URLSearchParams(place.hash.slice(1)).get("token");
  if (!token) return false;
  dropSession(place.pathname);
  keepDeviceToken(token, place.pathname);
  history.replaceState(history.state, "", place.pathname + place.search);
  return true;
}

export function keepDeviceToken(token: string, path: string): void {
  localStorage.setItem(keyOf("device", path), token);
}

/** The token that was given to the screen at this path. */
export function deviceToken(path: string = location.pathname): string | null {
  return localStorage.getItem(keyOf("device", path));
}

/** Keeps who has signed in: at the screen of `path`, or without one in the whole browser. */
export function keepSession(session: Session, path: string = EVERYWHERE): void {
  localStorage.setItem(keyOf("session", path), JSON.stringify(session));
}

/** The server has told about the kept session anew; one of nobody yet is the screen's own. */
export function renewSession(session: Session, path: string = location.pathname): void {
  const everywhere = kept(path) === null && deviceToken(path) === null;
  keepSession(session, everywhere ? EVERYWHERE : path);
}

/** Whoever has come by an address with their token is the person of every page that has nobody of its own. */
export function shareSession(path: string = location.pathname): void {
  const own = kept(path);
  if (own !== null) keepSession(own);
}

/** A session that an earlier front end has kept tells of no deeds. */
function kept(path: string): Session | null {
  const text = localStorage.getItem(keyOf("session", path));
  return text === null ? null : ({ allowed: [], ...JSON.parse(text) } as Session);
}

/** Who has signed in at this screen. A screen with a token of its own knows no session but its own. */
export function session(path: string = location.pathname): Session | null {
  return kept(path) ?? (deviceToken(path) === null ? kept(EVERYWHERE) : null);
}

export function dropSession(path: string = location.pathname): void {
  localStorage.removeItem(keyOf("session", path));
  if (deviceToken(path) === null) localStorage.removeItem(keyOf("session", EVERYWHERE));
}

/** The token with which the page at `path` speaks: a customer's link, else the person's, else the screen's own. */
export function currentToken(path: string = location.pathname): string | null {
  return CUSTOMER_PATH.exec(path)?.[1] ?? session(path)?.token ?? deviceToken(path);
}
