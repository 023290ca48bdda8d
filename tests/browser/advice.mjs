// From an order that goes wrong to a plan.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "./support/look.mjs";

const day = (distance) => new Date(Date.now() + distance * 86400000).toISOString().slice(0, 10);

async function plan(site) {
  for (const script of [true, false]) {
    const page = await site.open("/advice", { script });
    const dates = await page.locator("main input[type=date]").evaluateAll((fields) => fields.map((field) => field.name));
    assert.ok(dates.length >= 3, "dates are asked for");
    for (const [index, name] of dates.slice(0, 3).entries()) await page.fill(`[name=${name}]`, day([-40, -5, 6][index]));
    await page.click("main form[action='/advice'] .button:not(.quiet)");
    await page.waitForSelector(".advice .now");
    assert.match(await page.textContent(".advice .now h2"), /Do this now/);
    assert.ok((await page.locator("main table tbody tr").count()) > 0, "dates are told");
    assertQuiet(page);
    if (!script) continue;
    const where = page.url().replace(site.address, "");
    for (const look of [{ width: 1280 }, { width: 360, dark: true }]) {
      const other = await site.open(where, look);
      await assertAccessible(other);
      await assertFits(other);
      await keepLook(other, `plan-${look.width}`);
    }
    await assertFits(await site.open(where, { width: 320 }));
  }
}

export default [["seven answers give a plan, whose address can be kept", plan]];
