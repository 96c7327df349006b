import "./shared/tokens.css";
import "./shared/fonts.css";
import "./shared/page.css";
import { mount } from "svelte";
import { destinationOf, loadScreen } from "./router";
import { adoptSession } from "./shared/adopt_session";
import { comeBack } from "./shared/come_back";
import { keepScreens } from "./shared/keep_screens";
import { printSize } from "./shared/print_size.svelte";
import { session, takeTokenFromAddress } from "./shared/token";
import { words } from "./shared/words.svelte";

/** All weights now: one that is first needed while the server is away would be missing. */
function fetchFonts(): void {
  for (const weight of [500, 600, 700]) {
    void document.fonts.load(`${weight} 16px "Barlow"`, "A");
    void document.fonts.load(`${weight} 16px "Noto Sans SC"`, "车");
  }
}

async function begin(): Promise<void> {
  if (takeTokenFromAddress() || session() !== null) await adoptSession();
  fetchFonts();
  const query = new URLSearchParams(location.search);
  const { folder, theme, wall, props } = destinationOf(location.pathname, session());
  document.documentElement.dataset["theme"] = query.get("theme") ?? theme;
  printSize.begin(query, wall);
  words.begin(query);
  if (!wall) words.recall(query);
  const target = document.getElementById("screen")!;
  await loadScreen(folder).then(
    (screen) => {
      mount(screen, { target, props });
      if (wall || folder === "bay-tablet") void keepScreens();
    },
    () => comeBack(target),
  );
}

void begin();
