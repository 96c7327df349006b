import type { ShopAuthority } from "../../shared/contract/authority";

export interface Places {
  /** This page over plain HTTP, for a device that does not trust the server yet. */
  readonly page: string;
  /** Where the server is opened afterwards. */
  readonly secure: string;
}

const LOOPBACK = /^(localhost|127\.|\[?::1)/;
const ADDRESS = /^(\d+\.){3}\d+$|^\[/;
const STANDARD_PORT = 443;

function inAddress(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

/** By which addresses other devices reach the server; null where it has no name but its own loopback. */
export function placesOf(told: ShopAuthority, hostname: string): Places | null {
  const known = told.served_as.map(inAddress);
  const here = LOOPBACK.test(hostname);
  // From the server's own machine: an address is opened everywhere, a name where the network knows it.
  const reached = here ? (known.find((host) => ADDRESS.test(host)) ?? known[0]) : hostname;
  const named = here || known.includes(hostname) ? hostname : known[0];
  if (reached === undefined || named === undefined) return null;
  const port = told.secure_port === STANDARD_PORT ? "" : `:${told.secure_port}`;
  return { page: `http://${reached}:${told.plain_port}/authority`, secure: `https://${named}${port}/` };
}

/** A fingerprint as people compare it: groups of four. */
export function groupsOf(fingerprint: string): readonly string[] {
  return fingerprint.toUpperCase().match(/.{4}/g) ?? [];
}
