import type { Session } from "./contract/deeds";
import { may } from "./may";
import type { WordingKey } from "./wording_keys";

/** The rooms of the menu, in their order: `pages.room_…` names them. */
export const ROOMS = ["desk", "workshop", "shop"] as const;

/** One page of the staff. */
export interface StaffPage {
  readonly path: string;
  readonly title: WordingKey;
  readonly room: (typeof ROOMS)[number];
  /** Whoever may do one of these may open it. */
  readonly deeds: readonly string[];
}

/**
 * Every page on which staff work, in the order of the menu: who may open it is said here and nowhere else. A new page
 * is one line here, one in `server/simulator/links.py` and its path in the README's table; tests/house tells what lacks.
 */
export const STAFF_PAGES: readonly StaffPage[] = [
  { path: "/desk", title: "desk.title", room: "desk", deeds: ["topic:desk"] },
  { path: "/desk/bookings", title: "booking.title", room: "desk", deeds: ["topic:desk"] },
  { path: "/reception", title: "reception.title", room: "desk", deeds: ["receive_vehicle"] },
  { path: "/slips", title: "slip.title", room: "desk", deeds: ["handle_slip"] },
  { path: "/errands", title: "errand.title", room: "desk", deeds: ["run_errand"] },
  { path: "/desk/messages", title: "message.title", room: "desk", deeds: ["tell_customer"] },
  { path: "/after-service", title: "after.title", room: "desk", deeds: ["see_after_service"] },
  { path: "/loaners", title: "loaner.title", room: "desk", deeds: ["lend_loaner"] },
  { path: "/recalls", title: "recall.title", room: "desk", deeds: ["see_after_service"] },
  { path: "/win-back", title: "win_back.title", room: "desk", deeds: ["see_after_service"] },
  { path: "/claims", title: "claim.title", room: "desk", deeds: ["handle_claim"] },
  { path: "/till", title: "till.departed", room: "desk", deeds: ["take_payment"] },
  { path: "/workshop", title: "workshop.title", room: "workshop", deeds: ["topic:workshop"] },
  { path: "/workshop/stages", title: "stages.title", room: "workshop", deeds: ["topic:workshop"] },
  { path: "/workshop/body-and-paint", title: "body_paint.title", room: "workshop", deeds: ["topic:workshop"] },
  {
    path: "/work-list",
    title: "work_list.title",
    room: "workshop",
    deeds: ["pass_check", "fail_check", "start_wash", "finish_wash", "settle_order", "call_customer", "deliver_vehicle"],
  },
  { path: "/parts", title: "shelf.title", room: "workshop", deeds: ["keep_shelf"] },
  { path: "/knowledge", title: "knowledge.title", room: "workshop", deeds: ["see_knowledge"] },
  { path: "/people", title: "people_board.title", room: "shop", deeds: ["topic:people"] },
  { path: "/people/rota", title: "rota.title", room: "shop", deeds: ["keep_rota"] },
  { path: "/people/hours", title: "job_clock.hours_title", room: "shop", deeds: ["keep_rota"] },
  { path: "/manager", title: "report.title", room: "shop", deeds: ["see_reports"] },
  { path: "/administrator/devices", title: "administrator.devices", room: "shop", deeds: ["see_devices"] },
  { path: "/administrator/people", title: "people.title", room: "shop", deeds: ["change_staff"] },
  { path: "/administrator/catalogue", title: "catalogue.title", room: "shop", deeds: ["change_catalogue"] },
  { path: "/administrator/opening", title: "opening.title", room: "shop", deeds: ["change_opening"] },
  { path: "/administrator/records", title: "record_file.title", room: "shop", deeds: ["import_records"] },
  { path: "/erasures", title: "erasure.title", room: "shop", deeds: ["erase_customer"] },
  { path: "/administrator/roles", title: "roles.title", room: "shop", deeds: ["change_roles"] },
  { path: "/administrator/latency", title: "latency.title", room: "shop", deeds: ["see_latency"] },
];

/** Whether this person may open the page; a path that is no page of the staff is anybody's. */
export function mayOpen(path: string, person: Session): boolean {
  const page = STAFF_PAGES.find((known) => known.path === path);
  return page === undefined || page.deeds.some((deed) => may(deed, person));
}

/** The pages that this person may open, in the order of the menu. */
export function pagesFor(person: Session): StaffPage[] {
  return STAFF_PAGES.filter(({ path }) => mayOpen(path, person));
}

/** Where a person begins to work, by the first of their roles that has a page. */
const OWN_PAGES: Readonly<Record<string, string>> = {
  advisor: "/desk",
  cashier: "/work-list",
  team_leader: "/work-list",
  inspector: "/work-list",
  washer: "/work-list",
  parts: "/parts",
  manager: "/manager",
  foreman: "/workshop",
  administrator: "/administrator/devices",
};

/** The page at which somebody with these roles begins. */
export function ownPageOf(roles: readonly string[]): string {
  const role = roles.find((name) => name in OWN_PAGES);
  return role === undefined ? "/workshop" : OWN_PAGES[role]!;
}
