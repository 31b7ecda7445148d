// Keeps the portal's page, scripts and styles for slow and absent networks, so that a form can be finished without one. Answers of the API are never kept.
const shell = "__SHELL__";
const name = "shell-__VERSION__";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(shell)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const outdated = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((other) => other.startsWith("shell-") && other !== name).map((other) => caches.delete(other)));
    await self.clients.claim();
  };
  event.waitUntil(outdated());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/assets/")) {
    event.respondWith(kept(request));
  } else if (request.mode === "navigate" && !/^\/(api|console|login|auth)(\/|$)/.test(url.pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match("/").then((page) => page ?? Response.error())));
  }
});

// Names of assets carry a hash of their content: one that is kept is never out of date.
async function kept(request) {
  const found = await caches.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(name);
    await cache.put(request, answer.clone());
  }
  return answer;
}
