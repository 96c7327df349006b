import type { WordingKey } from "../../../shared/wording_keys";

/** A bay has a number, which is asked for; every other screen is one of these. */
export const BAY = "bay";
const LIST = "work-list";

const NAMES: Readonly<Record<string, WordingKey>> = {
  lounge: "administrator.screen_lounge",
  gate: "administrator.screen_gate",
  "gate/list": "administrator.screen_list",
  workshop: "administrator.screen_workshop",
  "workshop/stages": "administrator.screen_stages",
  "workshop/body-and-paint": "administrator.screen_paint",
  desk: "administrator.screen_desk",
  people: "administrator.screen_people",
  [LIST]: "administrator.screen_work_list",
  [BAY]: "administrator.screen_bay",
};

/** The screens that a kind of device can show: a tablet lies at a bay or goes from hand to hand, an agent has none. */
export function choicesFor(kind: string): string[] {
  if (kind === "agent") return [];
  return kind === "tablet" ? [BAY, LIST] : Object.keys(NAMES);
}

/** What a screen is called, and the bay that is filled into it. */
export function screenName(screen: string): [WordingKey | null, { number: string }] {
  const [place = "", number = ""] = screen.startsWith(`${BAY}/`) ? screen.split("/", 2) : [screen];
  return [NAMES[place] ?? null, { number }];
}

/** A screen as the form has it, and back. */
export function splitScreen(screen: string | null): { place: string; bay: string } {
  if (screen?.startsWith(`${BAY}/`)) return { place: BAY, bay: screen.slice(BAY.length + 1) };
  return { place: screen ?? "", bay: "" };
}

export function joinedScreen(place: string, bay: string): string {
  return place === BAY ? `${BAY}/${bay.trim()}` : place;
}
