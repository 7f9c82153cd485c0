/**
 * Keeps the page for when the network or the server is gone. Browsers run it on addresses with https and on this
 * machine's own. What it is called, and its list of files, are put in when the page is built (scripts/lab.js).
 */

/** What TypeScript does not know of the place that this runs in. */
interface Place {
  skipWaiting(): void;
  clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listen: (event: Kept) => void): void;
  addEventListener(type: "fetch", listen: (event: Asked) => void): void;
}
interface Kept {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
declare const PAGE_FILES: readonly string[];

const place = self as unknown as Place;

/** Where the page itself is, by the names that servers give it. */
const HOME = new URL("./", location.href).pathname;
const PAGES = [HOME, `${HOME}index.html`];

/** Names of files hold a sum of what they hold, so that another list is another page. */
const STORE = `agglom-lab ${PAGE_FILES.join()}`;

place.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(["./", ...PAGE_FILES])));
  place.skipWaiting();
});

place.addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => names.filter((name) => name.startsWith("agglom-lab ") && name !== STORE));
  event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))));
  event.waitUntil(place.clients.claim());
});

place.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const own = PAGE_FILES.some((file) => pathname.endsWith(`/${file}`));
  const page = PAGES.includes(pathname);
  // Nothing else is answered here: what a class asks its desk, or files that the lab was given.
  if (request.method !== "GET" || !(own || page)) return;
  const kept = () => caches.match(page ? HOME : request, { ignoreSearch: true });
  // The page itself may be another one by now; its files may not.
  event.respondWith(
    page
      ? fetch(request).catch(async () => (await kept()) ?? Response.error())
      : kept().then((found) => found ?? fetch(request)),
  );
});
