// A table of somebody's own orders: the file is chosen once, its columns are said after it was read, and all of it is watched.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";

const table = (tag) => ({
  name: "orders.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`Where;No.;What;Cost;When\neBay;${tag}-1;Lamp with a long neck (${tag});1.234,56 EUR;31.12.2024\neBay;${tag}-2;Cup of blue glass (${tag});7,50 EUR;03.01.2025\n`),
});

async function tableIsTaken(site, script, width) {
  const tag = `${script ? "with" : "without"}-${width}`;
  const page = await site.open("/orders/new", { script, width, height: 800, as: "member" });
  await page.click("a[href='/orders/list/table']");
  await page.setInputFiles("[name=table]", [table(tag)]);
  await page.click("button[value=look]");
  await page.waitForSelector(".error-summary");
  assert.match(await page.textContent(".error-summary"), /Choose the column with the numbers of the orders\./);
  assert.match(await page.inputValue("textarea[name=text]"), new RegExp(`${tag}-1`));
  if (script) await assertAccessible(page);
  await assertFits(page);
  for (const [name, column] of Object.entries({ number: "No.", title: "What", amount: "Cost", ordered: "When", market: "Where" })) await page.selectOption(`[name=column_${name}]`, column);
  await page.click("button[value=look]");
  await page.waitForSelector("text=2 orders are new.");
  if (script) await assertAccessible(page);
  await assertFits(page);
  await keepLook(page, `noted-table-${tag}`);
  await page.click("button[value=take]");
  await page.waitForSelector("text=They are watched from now on.");
  await page.click(`main a:has-text('Lamp with a long neck (${tag})')`);
  await page.waitForSelector(`text=${tag}-1`);
  assertQuiet(page, /422/);
}

export default [
  ["a table of orders is read, its columns are chosen, and all of it is watched", (site) => tableIsTaken(site, true, 1200)],
  ["the same on a phone without a script", (site) => tableIsTaken(site, false, 360)],
];
