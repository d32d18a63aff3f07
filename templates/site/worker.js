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

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(forgetOlderVersions()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || NOT_OURS.test(pathname)) return;
  event.respondWith(answer(event.request));
});
