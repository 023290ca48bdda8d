// Rules tried out by an operator, on a phone in the dark.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";

async function tryOut(page, name) {
  await page.selectOption("[name=policy]", "recourse-default");
  await page.selectOption("[name=against]", "ebay");
  await page.fill("[name=lives]", "300");
  await page.click("main form .button");
  await page.waitForSelector("figure.chart");
  assert.match(await page.locator("main").innerText(), /What became of 300 lives[^]*Unjust: the seller has the goods and the money/);
  await assertAccessible(page);
  await assertFits(page);
  await keepLook(page, name);
}

async function operatorTriesRulesOut(site) {
  const phone = await site.open("/admin/simulate", { as: "operator", width: 360, dark: true });
  await tryOut(phone, "simulate-360-dark");
  assertQuiet(phone);
}

export default [["an operator tries rules out beside others, and the picture fits a phone", operatorTriesRulesOut, "first"]];
