/* Keeps the screens in the browser: one opens with its last board while the server is away. Only pages and their parts
   are kept; what the API says never is. Browsers run this over HTTPS, and where a kiosk declares its server safe. */

const KEPT = "screens";
const PAGE = "/";
const SIGN_OF_A_SCREEN = 'id="screen"';
/** A server that takes longer is taken as away: nobody stands before a wall to press anything. */
const PATIENCE_MS = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/* What the page had loaded before this worker was there. */
self.addEventListener("message", (event) => {
  const parts = event.data.filter((address) => isPart(new URL(address)));
  event.waitUntil(Promise.all([fetch(PAGE).then(keepPage), ...parts.map((address) => part(new Request(address)))]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (isPart(address)) event.respondWith(part(request));
  else if (request.mode === "navigate" && !address.pathname.startsWith("/api/")) event.respondWith(page(request));
});

function isPart(address) {
  return address.origin === location.origin && address.pathname.startsWith("/assets/");
}

/** A part's name holds its digest: what is kept is what the server would answer. */
async function part(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}

async function page(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(PAGE);
  const asked = fetch(request);
  if (!kept) return keepPage(await asked);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const fresh = await Promise.race([asked, late]).catch(() => undefined);
  return fresh && fresh.status < 500 ? keepPage(fresh) : kept;
}

/** Keeps the page that all screens share, with what it may load from; another version of it has other parts. */
async function keepPage(fresh) {
  const text = fresh.ok ? await fresh.clone().text() : "";
  if (!text.includes(SIGN_OF_A_SCREEN)) return fresh;
  const cache = await caches.open(KEPT);
  const kept = await cache.match(PAGE);
  if (kept && (await kept.text()) !== text) await caches.delete(KEPT);
  await (await caches.open(KEPT)).put(PAGE, fresh.clone());
  return fresh;
}
