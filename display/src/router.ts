import type { Component } from "svelte";

export type Theme = "day" | "night";

/** One screen: the path it answers, the folder it lives in and the ground it is made for. */
interface Route {
  readonly path: RegExp;
  readonly folder: string;
  readonly theme: Theme;
  /** It hangs before everybody: nobody's own language is kept for it. */
  readonly wall?: boolean;
}

const ROUTES: readonly Route[] = [
  { path: /^\/lounge$/, folder: "lounge", theme: "day", wall: true },
  { path: /^\/gate$/, folder: "gate", theme: "night", wall: true },
  { path: /^\/gate\/list$/, folder: "gate-list", theme: "night", wall: true },
  { path: /^\/workshop$/, folder: "workshop", theme: "night", wall: true },
  { path: /^\/workshop\/stages$/, folder: "workshop-stages", theme: "night", wall: true },
  { path: /^\/workshop\/body-and-paint$/, folder: "body-and-paint", theme: "night", wall: true },
  { path: /^\/bay\/(?<number>[^/]+)$/, folder: "bay-tablet", theme: "day" },
  { path: /^\/desk$/, folder: "desk", theme: "day" },
  { path: /^\/manager$/, folder: "manager", theme: "day" },
  { path: /^\/v\/(?<link>[^/]+)$/, folder: "phone", theme: "day" },
  { path: /^\/follow$/, folder: "follow", theme: "day" },
  { path: /^\/pair$/, folder: "pair", theme: "day" },
  { path: /^\/sign-in$/, folder: "sign-in", theme: "day" },
  { path: /^\/account$/, folder: "account", theme: "day" },
  { path: /^\/administrator(\/(?<page>[^/]+))?$/, folder: "administrator", theme: "day" },
  { path: /^\/authority$/, folder: "authority", theme: "day" },
  { path: /^\/$/, folder: "home", theme: "day" },
];

const UNKNOWN: Route = { path: /^/, folder: "unknown", theme: "day" };

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

/** The screen at a path; or the page that says that there is none. */
export function destinationOf(path: string): Destination {
  const plain = path.replace(/\/+$/, "") || "/";
  const route = ROUTES.find((candidate) => candidate.path.test(plain)) ?? UNKNOWN;
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
