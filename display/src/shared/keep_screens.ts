/**
 * Lets the browser keep this screen for when it is opened while the server is away. Over plain HTTP only a kiosk's
 * browser can; everywhere else the page works without.
 */
export async function keepScreens(): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  try {
    await workers.register("/service_worker.js");
    const { active } = await workers.ready;
    active?.postMessage(performance.getEntriesByType("resource").map(({ name }) => name));
  } catch {
    // A browser may refuse to keep anything, in a private window for one.
  }
}
