import "./shared/tokens.css";
import "./shared/fonts.css";
import "./shared/page.css";
import { mount, unmount } from "svelte";
import { type Destination, destinationOf, loadScreen } from "./router";
import RightsNotice from "./shared/RightsNotice.svelte";
import { adoptSession } from "./shared/adopt_session";
import { comeBack } from "./shared/come_back";
import { keepScreens } from "./shared/keep_screens";
import { printSize } from "./shared/print_size.svelte";
import { signedIn } from "./shared/signed_in.svelte";
import { session, shareSession, takeTokenFromAddress } from "./shared/token";
import { words } from "./shared/words.svelte";

/** All weights now: one that is first needed while the server is away would be missing. */
function fetchFonts(): void {
  for (const weight of [500, 600, 700]) {
    void document.fonts.load(`${weight} 16px "Barlow"`, "A");
    void document.fonts.load(`${weight} 16px "Noto Sans SC"`, "车");
  }
}

/** Shows the screen at the page's path, or the page that says why there is none. */
async function show(target: HTMLElement, { folder, props }: Destination): Promise<Record<string, unknown> | null> {
  return loadScreen(folder).then(
    (screen) => mount(screen, { target, props }),
    () => comeBack(target).then(() => null),
  );
}

/** What somebody may see can change while they look at it: then another page is shown in its place. */
function followRights(target: HTMLElement, first: Destination, shown: Record<string, unknown> | null): void {
  let [now, screen] = [first, shown];
  signedIn.follow(() => {
    const next = destinationOf(location.pathname, session());
    if (next.folder === now.folder) return;
    now = next;
    if (screen !== null) void unmount(screen);
    void show(target, next).then((mounted) => (screen = mounted));
  });
  mount(RightsNotice, { target: document.body });
}

async function begin(): Promise<void> {
  const came = takeTokenFromAddress();
  if (came || session() !== null) await adoptSession();
  if (came) shareSession();
  fetchFonts();
  const query = new URLSearchParams(location.search);
  const destination = destinationOf(location.pathname, session());
  const { folder, theme, wall } = destination;
  document.documentElement.dataset["theme"] = query.get("theme") ?? theme;
  printSize.begin(query, wall);
  words.begin(query);
  if (!wall) words.recall(query);
  const target = document.getElementById("screen")!;
  const screen = await show(target, destination);
  if (screen === null) return;
  if (wall || folder === "bay-tablet") void keepScreens();
  followRights(target, destination, screen);
}

void begin();
