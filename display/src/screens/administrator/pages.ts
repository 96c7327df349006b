import type { Component } from "svelte";
import type { WordingKey } from "../../shared/wording_keys";
import CataloguePage from "./catalogue/CataloguePage.svelte";
import DevicesPage from "./devices/DevicesPage.svelte";
import LatencyPage from "./latency/LatencyPage.svelte";
import PeoplePage from "./people/PeoplePage.svelte";
import RolesPage from "./roles/RolesPage.svelte";

/** One page of the administrator: its name stands in the path, its title on the tab. */
export interface AdministratorPage {
  readonly name: string;
  readonly title: WordingKey;
  readonly component: Component;
  /** What it shows; its tab is not offered to whoever may not see it. */
  readonly deed: string;
}

/** In the order of their tabs; the first is shown where the path names none. */
export const PAGES: readonly AdministratorPage[] = [
  { name: "devices", title: "administrator.devices", component: DevicesPage, deed: "see_devices" },
  { name: "people", title: "people.title", component: PeoplePage, deed: "change_staff" },
  { name: "catalogue", title: "catalogue.title", component: CataloguePage, deed: "change_catalogue" },
  { name: "roles", title: "roles.title", component: RolesPage, deed: "change_roles" },
  { name: "latency", title: "latency.title", component: LatencyPage, deed: "see_latency" },
];

/** The page of that name, or the first. */
export function pageOf(name: string | undefined): AdministratorPage {
  return PAGES.find((page) => page.name === name) ?? PAGES[0]!;
}
