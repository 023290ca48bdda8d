/*
 * What shows a notice while no page of the site is open, and opens its page when it is pressed; and what shows a page of
 * its own when there is no connection. It keeps that page and what it is made of, and nothing else of the site.
 */
"use strict";

const KEPT = "recourse-offline";
const OFFLINE = "/offline";

/* The page is the same for everybody: nothing of an account stands in it. */
async function keepOffline() {
  const page = await fetch(OFFLINE);
  if (!page.ok || page.redirected) return;
  const text = await page.clone().text();
  const parts = [...text.matchAll(/(?:href|src)="(\/(?:assets\/|colours\.css)[^"]*)"/g)].map(([, path]) => path);
  const cache = await caches.open(KEPT);
  await cache.addAll(parts);
  await cache.put(OFFLINE, page);
  const made = [OFFLINE, ...parts].map((path) => new URL(path, self.location.origin).href);
  for (const request of await cache.keys()) if (!made.includes(request.url)) await cache.delete(request);
}

self.addEventListener("install", (event) => event.waitUntil(keepOffline().catch(() => {}).then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
/* A page has shown orders: language and colours may be others than before. */
self.addEventListener("message", (event) => event.data === "keep" && event.waitUntil(keepOffline().catch(() => {})));

/* What the network does not give is taken from what is kept. */
async function orKept(request, path) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(path)) || Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(orKept(request, OFFLINE));
  else if (pathname.startsWith("/assets/") || pathname === "/colours.css") event.respondWith(orKept(request, request));
});

self.addEventListener("push", (event) => {
  let told = {};
  try {
    told = event.data.json();
  } catch {
    /* A message without a text is shown as one: browsers ask that each shows something. */
  }
  const { title = self.location.hostname, body = "", path = "/notices", tag = "" } = told;
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, renotify: tag !== "", icon: "/assets/favicon.svg", data: { path } })
  );
});

/* A path of this site, and nothing else. */
function own(path) {
  const url = new URL(path, self.location.origin);
  return url.origin === self.location.origin ? url.href : self.location.origin + "/notices";
}

async function open(path) {
  const address = own(path);
  const windows = await self.clients.matchAll({ type: "window" });
  const there = windows.find((one) => one.url === address);
  return there ? there.focus() : self.clients.openWindow(address);
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.path));
});
