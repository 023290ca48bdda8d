// Passkeys, with a device that Chromium makes up.
import assert from "node:assert/strict";
import { assertAccessible, assertQuiet, keepLook } from "../support/look.mjs";

// To browsers a number is no name, so the site of this machine is localhost.
const named = (site) => ({ ...site, address: site.address.replace("127.0.0.1", "localhost"), cookies: {} });

async function plugIn(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { devtools, authenticatorId };
}

async function signIn(site, page, handle, password) {
  await page.goto(`${site.address}/sign-in`);
  await page.fill("[name=handle]", handle);
  await page.fill("[name=password]", password);
  await page.click("button[value=send]");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

async function makeOne(site, page) {
  await page.goto(`${site.address}/account/passkeys`);
  await assertAccessible(page);
  await page.click("button[value=add]");
  await page.waitForSelector("form[data-passkey]");
  await page.fill("[name=name]", "Kitchen laptop");
  await assertAccessible(page);
  await keepLook(page, "passkey-new-360");
  await page.click("form[data-passkey] .buttons button");
  await page.waitForSelector("text=The passkey is saved");
  await keepLook(page, "passkeys-360");
}

async function madeAndUsed(atNumber) {
  const site = named(atNumber);
  const page = await site.browser.newPage(site, { width: 360, height: 740 });
  const { devtools, authenticatorId } = await plugIn(page);
  await signIn(site, page, "Ryan", "demo-only-paper-parcels");
  await makeOne(site, page);
  assert.equal((await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length, 1);
  await page.context().clearCookies();
  await page.goto(`${site.address}/sign-in?back=%2Faccount`);
  await keepLook(page, "sign-in-passkey-360");
  await page.click("button[value=passkey]");
  await page.waitForURL((url) => url.pathname === "/account");
  assert.match(await page.textContent("main"), /You have 1 passkey\./);
  // The same with the name, and on a device that has the key already.
  await page.goto(`${site.address}/account/passkeys`);
  await page.click("button[value=add]");
  await page.click("form[data-passkey] .buttons button");
  await page.waitForSelector("text=This device has a passkey of your account already");
  await page.context().clearCookies();
  await page.goto(`${site.address}/sign-in`);
  await page.fill("[name=handle]", "ryan");
  await page.click("button[value=passkey]");
  await page.waitForSelector("details.menu");
  assertQuiet(page);
}

async function withoutOne(atNumber) {
  const site = named(atNumber);
  const page = await site.browser.newPage(site);
  const { devtools, authenticatorId } = await plugIn(page);
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.goto(`${site.address}/sign-in`);
  await page.click("button[value=passkey]");
  await page.waitForSelector("text=Nothing was done");
  await page.click("text=Sign in another way");
  await page.waitForSelector("[name=password]");
}

async function byAnotherAddress(site) {
  const page = await site.open("/sign-in");
  await page.click("button[value=passkey]");
  await page.waitForSelector("text=Devices know this site by another address");
  const link = await page.getAttribute("[data-passkey-says=SecurityError] a", "href");
  assert.equal(link, named(site).address);
  assertQuiet(page);
}

async function withoutScript(site) {
  const page = await site.open("/sign-in", { script: false });
  await page.click("button[value=passkey]");
  assert.match(await page.textContent("main"), /A passkey needs JavaScript/);
  await page.click("form[data-passkey] button");
  assert.match(await page.textContent(".error-summary"), /Is JavaScript on\?/);
  await page.click("text=Sign in another way");
  await page.waitForSelector("[name=password]");
}

export default [
  ["a passkey is made, and signs in with and without the name", madeAndUsed],
  ["a passkey that is not there is told, and another way is near", withoutOne],
  ["a passkey at the number of this machine leads to its name", byAnotherAddress],
  ["a passkey without a script says what works instead", withoutScript],
];
