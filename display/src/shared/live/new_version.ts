const RELOADED_FOR = "glassbay.reloaded-for";
const FIELDS = "input, textarea, select";

/** Calls `then` once nobody is typing: what stands in a field would be lost. */
function whenNobodyTypes(then: () => void): void {
  const field = document.activeElement;
  if (!field?.matches(FIELDS)) return then();
  field.addEventListener("blur", () => setTimeout(() => whenNobodyTypes(then)), { once: true });
}

/**
 * A build of the screens that this page is not: load it, once, and only because the server has just named it, so
 * that it answers. A build that is still another after that is not asked for again.
 */
export function reloadForVersion(version: string): void {
  if (!__DISPLAY_VERSION__ || !version || version === __DISPLAY_VERSION__) return;
  if (sessionStorage.getItem(RELOADED_FOR) === version) return;
  whenNobodyTypes(() => {
    sessionStorage.setItem(RELOADED_FOR, version);
    location.reload();
  });
}
