/*
 * Notices to this device: a form with data-push asks the browser for an address and sends it. What goes wrong is said by
 * the form's own sentences (data-push-says).
 */
(() => {
  "use strict";

  const form = document.querySelector("form[data-push]");
  if (!form) return;
  const says = [...form.querySelectorAll("[data-push-says]")];

  function say(what) {
    for (const line of says) line.hidden = line.dataset.pushSays !== what;
  }

  const bytesOf = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const textOf = (bytes) =>
    btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  async function subscribe() {
    const registration = await navigator.serviceWorker.register("/worker.js");
    await navigator.serviceWorker.ready;
    const before = await registration.pushManager.getSubscription();
    if (before) await before.unsubscribe();
    return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(form.dataset.push) });
  }

  async function turnOn() {
    say("");
    if ((await Notification.requestPermission()) !== "granted") return say("denied");
    const subscription = await subscribe();
    form.elements.address.value = subscription.endpoint;
    form.elements.key.value = textOf(subscription.getKey("p256dh"));
    form.elements.auth.value = textOf(subscription.getKey("auth"));
    form.submit();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    turnOn().catch(() => say("failed"));
  }, true);

  const can = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  form.querySelector("button").hidden = !can;
  if (!can) say("none");
})();
