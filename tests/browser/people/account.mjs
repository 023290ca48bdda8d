// Accounts: opened, left, used again.
import assert from "node:assert/strict";
import { assertAccessible, assertQuiet, keepLook } from "../support/look.mjs";

async function signUpOutIn(site, script) {
  const handle = script ? "Wanda" : "Walter";
  const page = await site.open("/sign-up", { script });
  await page.fill("[name=handle]", handle);
  await page.fill("[name=password]", "correct horse battery");
  await page.click("button[value=send]");
  await page.waitForSelector("details.menu");
  await page.click("details.menu summary");
  assert.match(await page.textContent(".menu-list"), new RegExp(handle));
  if (script) {
    await assertAccessible(page);
    await keepLook(page, "menu-1280");
  }
  await page.click(".menu-list button:has-text('Sign out')");
  await page.waitForSelector("a[aria-label='Sign in']");
  await page.click("a[aria-label='Sign in']");
  await page.fill("[name=handle]", handle.toLowerCase());
  await page.fill("[name=password]", "correct horse battery");
  await page.click("button[value=send]");
  await page.waitForSelector("details.menu");
  assertQuiet(page);
}

async function wrongPassword(site) {
  const page = await site.open("/sign-in");
  await page.fill("[name=handle]", "mara");
  await page.fill("[name=password]", "not the right one");
  await page.click("button[value=send]");
  await page.waitForSelector(".error-summary");
  assert.equal(await page.inputValue("[name=handle]"), "mara");
  assert.equal(await page.inputValue("[name=password]"), "");
  await assertAccessible(page);
  await keepLook(page, "sign-in-wrong-1280");
}

export default [
  ["a person signs up, out and in again", (site) => signUpOutIn(site, true)],
  ["the same without a script", (site) => signUpOutIn(site, false)],
  ["a wrong password is told and keeps the name", wrongPassword],
];
