// From an order that goes wrong to a plan.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";

const day = (distance) => new Date(Date.now() + distance * 86400000).toISOString().slice(0, 10);

async function plan(site) {
  for (const script of [true, false]) {
    const page = await site.open("/advice", { script });
    const dates = await page.locator("main input[type=date]").evaluateAll((fields) => fields.map((field) => field.name));
    assert.ok(dates.length >= 3, "dates are asked for");
    for (const [index, name] of dates.slice(0, 3).entries()) await page.fill(`[name=${name}]`, day([-40, -5, 6][index]));
    await page.click("main form[action='/advice'] .button:not(.quiet)");
    await page.waitForSelector("#marketplace-error"); // nobody is given the rules of a place that they did not name
    await page.selectOption("[name=marketplace]", "aliexpress");
    await page.click("main form[action='/advice'] .button:not(.quiet)");
    await page.waitForSelector(".advice .now");
    assert.match(await page.textContent(".advice .now h2"), /Do this now/);
    assert.ok((await page.locator("main table tbody tr").count()) > 0, "dates are told");
    assertQuiet(page, /status of 422/); // the form came back once
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

// Both ways at a person's pace: two seconds to read a page, one for a field, five key strokes a second.
const READ_MS = 2000, FIELD_MS = 1000, KEY_MS = 200;

async function paced(site, limit_s, walk) {
  const page = await site.open("/advice", { width: 360, height: 740 });
  const begun = Date.now();
  await page.waitForTimeout(READ_MS);
  await walk(page);
  await page.waitForSelector(".advice .now");
  const seconds = (Date.now() - begun) / 1000;
  console.log(`# ${seconds.toFixed(1)} s to the plan, of ${limit_s}`);
  assert.match(await page.textContent(".advice .now h2"), /Do this now/);
  assert.ok(seconds < limit_s, `${seconds} s`);
}

async function byPasting(page) {
  await page.fill("#text", `AliExpress order 8123456789012345\nOrder date: ${day(-60)}\nPurchase protection ends in 2 days 4 hours\nTracking number: RA123456785CN`);
  await page.waitForTimeout(FIELD_MS);
  await page.click("button:has-text('Read it')");
  await page.waitForTimeout(READ_MS);
  await page.selectOption("[name=problem]", "not-received");
  await page.waitForTimeout(FIELD_MS);
  await page.click("button:has-text('Show me what to do')");
}

// What each question is answered with; the others are left empty.
const answers = { paid: "card", marketplace: "aliexpress", problem: "not-received", ordered: day(-60), protection_ends: "2 days 4 hours", tracking: "RA123456785CN" };

async function byQuestions(page) {
  await page.click("a:has-text('One question at a time')");
  for (let i = 0; i < 14 && !(await page.locator(".advice .now").count()); i++) {
    const field = page.locator("main form :is(select, input:not([type=hidden]))").first();
    const name = await field.getAttribute("name");
    await page.waitForTimeout(FIELD_MS);
    const answer = answers[name];
    if (answer && (await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(answer);
    else if (answer && (await field.getAttribute("type")) === "date") await field.fill(answer);
    else if (answer) await field.pressSequentially(answer, { delay: KEY_MS });
    await page.click("main form .button:not(.quiet)");
    await page.waitForLoadState();
  }
}

async function pace(site) {
  await paced(site, 30, byPasting);
  await paced(site, 45, byQuestions);
}

export default [
  ["seven answers give a plan, whose address can be kept", plan],
  ["a plan is there in 30 seconds by pasting, in 45 by questions", pace],
];
