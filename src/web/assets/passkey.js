/*
 * Passkeys: a form with data-passkey is filled in by the device and sent. What goes wrong is said by the form's own
 * sentences (data-passkey-says); without a script none of them shows, and the page says what works instead.
 */
(() => {
  "use strict";

  const form = document.querySelector("form[data-passkey]");
  if (!form) return;
  const told = JSON.parse(form.dataset.passkey);
  const says = [...form.querySelectorAll("[data-passkey-says]")];

  function say(what) {
    for (const line of says) line.hidden = line.dataset.passkeySays !== what;
  }

  const bytesOf = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const textOf = (bytes) =>
    btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = () => told.ids.map((id) => ({ type: "public-key", id: bytesOf(id) }));

  async function made() {
    const credential = await navigator.credentials.create({
      publicKey: {
        challenge: bytesOf(told.challenge),
        rp: { id: told.site, name: told.siteName },
        user: { id: bytesOf(told.user), name: told.handle, displayName: told.handle },
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
        excludeCredentials: known(),
        authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
        attestation: "none",
      },
    });
    return { client: credential.response.clientDataJSON, object: credential.response.attestationObject };
  }

  async function shown() {
    const credential = await navigator.credentials.get({
      publicKey: {
        challenge: bytesOf(told.challenge),
        rpId: told.site,
        allowCredentials: known(),
        userVerification: "required",
      },
    });
    const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response;
    return {
      client: clientDataJSON,
      credential: credential.rawId,
      data: authenticatorData,
      signature,
      user: userHandle || new ArrayBuffer(0),
    };
  }

  let waits = false;
  async function ask() {
    if (waits) return;
    waits = true;
    say("");
    try {
      const answer = await (told.make ? made() : shown());
      for (const [name, bytes] of Object.entries(answer)) form.elements[name].value = textOf(bytes);
      form.submit();
    } catch (wrong) {
      const here = says.some((line) => line.dataset.passkeySays === wrong.name);
      say(here ? wrong.name : "failed");
    }
    waits = false;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    ask();
  }, true);

  /* A number is no name to browsers: on this machine the site is localhost. */
  const away = location.hostname !== told.site && !location.hostname.endsWith("." + told.site);
  if (!window.PublicKeyCredential || !navigator.credentials) say(away ? "SecurityError" : "none");
  else if (away) say("SecurityError");
  else if (told.atOnce) ask();
})();
