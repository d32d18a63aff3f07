/* Shows saved stories where there is no network. Whatever the network answers stands before what is kept. */
const KEPT = "saved-1:"; // as in reader.js
const LIST = "/saved/";
const NOT_OURS = /^\/(admin|preview)\//;

async function forgetOlderVersions() {
  for (const name of await caches.keys()) {
    if (name.startsWith("saved-") && !name.startsWith(KEPT)) await caches.delete(name);
  }
}

async function answer(request) {
  try {
    const response = await fetch(request);
    if ([404, 410].includes(response.status)) await caches.delete(KEPT + new URL(request.url).pathname);
    return response;
  } catch (error) {
    const kept = await caches.match(request, { ignoreVary: true });
    if (kept) return kept;
    if (request.mode === "navigate" && (await caches.has(KEPT + LIST))) return Response.redirect(LIST);
    throw error;
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(forgetOlderVersions()));
self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin || NOT_OURS.test(pathname)) return;
  event.respondWith(answer(event.request));
});
