import type { Component } from "svelte";
import type { Session } from "../../shared/contract/deeds";
import { STAFF_PAGES, mayOpen } from "../../shared/pages";
import type { WordingKey } from "../../shared/wording_keys";
import CataloguePage from "./catalogue/CataloguePage.svelte";
import DevicesPage from "./devices/DevicesPage.svelte";
import LatencyPage from "./latency/LatencyPage.svelte";
import OpeningPage from "./opening/OpeningPage.svelte";
import PeoplePage from "./people/PeoplePage.svelte";
import RecordsPage from "./records/RecordsPage.svelte";
import RolesPage from "./roles/RolesPage.svelte";

/** What stands on each page of the administrator; `STAFF_PAGES` says in which order, and who may open it. */
const COMPONENTS: Readonly<Record<string, Component>> = {
  "/administrator/devices": DevicesPage,
  "/administrator/people": PeoplePage,
  "/administrator/catalogue": CataloguePage,
  "/administrator/opening": OpeningPage,
  "/administrator/records": RecordsPage,
  "/administrator/roles": RolesPage,
  "/administrator/latency": LatencyPage,
};

/** One page of the administrator, with the title on its tab. */
export interface AdministratorPage {
  readonly path: string;
  readonly title: WordingKey;
  readonly component: Component;
}

/** In the order of their tabs. */
const PAGES: readonly AdministratorPage[] = STAFF_PAGES.flatMap(({ path, title }) => {
  const component = COMPONENTS[path];
  return component === undefined ? [] : [{ path, title, component }];
});

/** The pages that this person may open. */
export function tabsFor(person: Session): AdministratorPage[] {
  return PAGES.filter(({ path }) => mayOpen(path, person));
}

/** The page of that name, or the first of those that the person may open. */
export function pageOf(name: string | undefined, tabs: readonly AdministratorPage[]): AdministratorPage {
  return PAGES.find(({ path }) => path === `/administrator/${name}`) ?? tabs[0] ?? PAGES[0]!;
}
