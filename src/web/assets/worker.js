/* What shows a notice while no page of the site is open, and opens its page when it is pressed. */
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

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
