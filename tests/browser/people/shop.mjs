// A shop's customer: signs in at the shop's own OpenID Connect provider, has an account here from then on, and leaves both.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { realProvider, settingsOf } from "../../api/support/provider.mjs";
import { startSite } from "../support/site.mjs";
import { assertAccessible, assertFits, assertQuiet, keepLook, typeLikeAPerson } from "../support/look.mjs";

// What the provider's own pages load and lack.
const AT_THE_SHOP = /^loads from elsewhere: (http:\/\/127\.0\.0\.1:\d+\/(auth|interaction)|https:\/\/fonts\.googleapis\.com)|^console: Failed to load resource/;
const PHONE = { width: 360, height: 740 };

// At the provider: who one is, and then that this site may know it.
async function throughTheShop(page, site, person) {
  await page.fill("[name=login]", person);
  await page.fill("[name=password]", "anything");
  await Promise.all([page.waitForNavigation(), page.click("[type=submit]")]);
  if (!page.url().startsWith(site.address)) await page.click("[type=submit]");
  await page.waitForURL(`${site.address}/**`);
}

async function customer(other, script) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "recourse-shop."));
  const provider = await realProvider();
  const site = await startSite({ engine: "SQLite", url: () => `sqlite:${folder}/shop.db` }, other.browser, settingsOf(provider.issuer));
  try {
    await provider.serve(site.address, "RS256");
    provider.people.set("customer-7", { preferred_username: "Nora", name: "Nora Lund" });
    const page = await site.open("/sign-in?back=%2Fask", { ...PHONE, script });
    await assertFits(page);
    if (script) await assertAccessible(page);
    await keepLook(page, "shop-sign-in-360");
    await page.getByRole("link", { name: "Sign in with Harbour Shop" }).click();
    await throughTheShop(page, site, "customer-7");
    assert.equal(new URL(page.url()).pathname, "/ask");
    await page.fill("[name=title]", "My shop's parcel stands still, what now?");
    await page.fill("[name=body]", "It has not moved for two weeks.");
    await page.selectOption("#category", { index: 1 });
    await typeLikeAPerson(page);
    await page.click("button[value=post]");
    await page.waitForURL(/\/questions\/\d+/);
    assert.match(await page.locator(".page-head .byline").innerText(), /Nora/);
    await page.goto(`${site.address}/account`);
    assert.equal(await page.inputValue("#handle"), "Nora");
    if (script) await assertAccessible(page);
    await page.locator(".site-who .menu summary").click();
    await page.click("form[action='/sign-out'] button");
    await page.getByRole("link", { name: "Sign out at Harbour Shop, too" }).waitFor();
    assert.equal((await page.request.get(`${site.address}/account`)).status(), 401);
    assertQuiet(page, AT_THE_SHOP);
  } finally {
    await site.stop();
    await provider.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export default [
  ["a shop's customer comes in by the shop's own sign-in, asks and leaves", (site) => customer(site, true), "once"],
  ["the same without a script", (site) => customer(site, false), "once"],
];
