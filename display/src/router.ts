import type { Component } from "svelte";
import type { Session } from "./shared/contract/deeds";
import { may } from "./shared/may";
import { mayOpen } from "./shared/pages";

export type Theme = "day" | "night";

/** One screen: the path it answers, the folder it lives in and the ground it is made for. */
interface Route {
  readonly path: RegExp;
  readonly folder: string;
  readonly theme: Theme;
  /** It hangs before everybody: nobody's own language is kept for it. */
  readonly wall?: boolean;
  /** What whoever has signed in must be allowed to do, so that it is shown; `STAFF_PAGES` says it of its pages. */
  readonly deed?: string;
}

const ROUTES: readonly Route[] = [
  { path: /^\/lounge$/, folder: "lounge", theme: "day", wall: true, deed: "topic:lounge" },
  { path: /^\/gate$/, folder: "gate", theme: "night", wall: true, deed: "topic:gate" },
  { path: /^\/gate\/list$/, folder: "gate-list", theme: "night", wall: true, deed: "topic:gate" },
  { path: /^\/workshop$/, folder: "workshop", theme: "night", wall: true },
  { path: /^\/workshop\/stages$/, folder: "workshop-stages", theme: "night", wall: true },
  { path: /^\/workshop\/body-and-paint$/, folder: "body-and-paint", theme: "night", wall: true },
  { path: /^\/bay\/(?<number>[^/]+)$/, folder: "bay-tablet", theme: "day", deed: "topic:bay" },
  { path: /^\/desk$/, folder: "desk", theme: "day" },
  { path: /^\/after-service$/, folder: "after-service", theme: "day" },
  { path: /^\/loaners$/, folder: "loaners", theme: "day" },
  { path: /^\/slips$/, folder: "slips", theme: "day" },
  { path: /^\/errands$/, folder: "errands", theme: "day" },
  { path: /^\/claims$/, folder: "claims", theme: "day" },
  { path: /^\/till$/, folder: "till", theme: "day" },
  { path: /^\/work-list$/, folder: "work-list", theme: "day" },
  { path: /^\/people$/, folder: "people", theme: "day" },
  { path: /^\/reception$/, folder: "reception", theme: "day" },
  { path: /^\/desk\/bookings$/, folder: "bookings", theme: "day" },
  { path: /^\/desk\/messages$/, folder: "messages", theme: "day" },
  { path: /^\/parts$/, folder: "shelf", theme: "day" },
  { path: /^\/people\/hours$/, folder: "hours", theme: "day" },
  { path: /^\/people\/rota$/, folder: "rota", theme: "day" },
  { path: /^\/recalls$/, folder: "recalls", theme: "day" },
  { path: /^\/win-back$/, folder: "win-back", theme: "day" },
  { path: /^\/settlement\/(?<order>[^/]+)$/, folder: "settlement", theme: "day", deed: "see_settlement" },
  { path: /^\/estimate\/(?<order>[^/]+)$/, folder: "estimate", theme: "day", deed: "see_estimates" },
  { path: /^\/v\/(?<link>[^/]+)\/estimate$/, folder: "estimate", theme: "day" },
  { path: /^\/erasures$/, folder: "erasures", theme: "day" },
  { path: /^\/knowledge$/, folder: "knowledge", theme: "day" },
  { path: /^\/manager$/, folder: "manager", theme: "day" },
  { path: /^\/records\/(?<kind>vehicles|customers)\/(?<id>[^/]+)$/, folder: "records", theme: "day", deed: "see_records" },
  { path: /^\/knowledge$/, folder: "knowledge", theme: "day", deed: "see_knowledge" },
  { path: /^\/manager$/, folder: "manager", theme: "day", deed: "see_reports" },
  { path: /^\/v\/(?<link>[^/]+)$/, folder: "phone", theme: "day" },
  { path: /^\/follow$/, folder: "follow", theme: "day" },
  { path: /^\/book(\/(?<code>[^/]+))?$/, folder: "book", theme: "day" },
  { path: /^\/pair$/, folder: "pair", theme: "day" },
  { path: /^\/sign-in$/, folder: "sign-in", theme: "day" },
  { path: /^\/account$/, folder: "account", theme: "day" },
  { path: /^\/administrator(\/(?<page>[^/]+))?$/, folder: "administrator", theme: "day" },
  { path: /^\/authority$/, folder: "authority", theme: "day" },
  { path: /^\/$/, folder: "home", theme: "day" },
];

const UNKNOWN: Route = { path: /^/, folder: "unknown", theme: "day" };
const WRONG_ROLE: Route = { path: /^/, folder: "wrong-role", theme: "day" };

/** What each `screens/<folder>/Screen.svelte` is given: the named parts of its path. */
export type ScreenProps = Record<string, string>;
type ScreenModule = { default: Component<ScreenProps> };

const SCREENS = import.meta.glob<ScreenModule>("./screens/*/Screen.svelte");

export interface Destination {
  readonly folder: string;
  readonly theme: Theme;
  readonly wall: boolean;
  readonly props: ScreenProps;
}

function isRefused(path: string, deed: string | undefined, person: Session): boolean {
  return !mayOpen(path, person) || (deed !== undefined && !may(deed, person));
}

/** The screen at a path, or the page that says why there is none: no such path, or not for whoever has signed in. */
export function destinationOf(path: string, person: Session | null = null): Destination {
  const plain = path.replace(/\/+$/, "") || "/";
  const found = ROUTES.find((candidate) => candidate.path.test(plain)) ?? UNKNOWN;
  const route = person !== null && isRefused(plain, found.deed, person) ? WRONG_ROLE : found;
  const parts = Object.entries(route.path.exec(plain)?.groups ?? {});
  const given = parts.filter((part): part is [string, string] => part[1] !== undefined);
  const props = Object.fromEntries(given.map(([name, part]) => [name, decodeURIComponent(part)]));
  return { folder: route.folder, theme: route.theme, wall: route.wall ?? false, props };
}

/** Loads a screen's component. */
export async function loadScreen(folder: string): Promise<Component<ScreenProps>> {
  const load = SCREENS[`./screens/${folder}/Screen.svelte`] ?? SCREENS["./screens/unknown/Screen.svelte"]!;
  return (await load()).default;
}
