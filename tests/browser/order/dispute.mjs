// From a late order to its dispute, one question a page, and to a question that carries it.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";

const day = (distance) => new Date(Date.now() + distance * 86400000).toISOString().slice(0, 10);

// The answer's own order: two months old, protection nearly over. Returns its path.
async function watch(page, site) {
  await page.goto(`${site.address}/orders/new`);
  await page.selectOption("[name=policy]", "aliexpress-2016");
  const fields = { title: "Blue winter coat", price: "12.50", ordered: day(-55), shipped: day(-52), protection_ends: day(3), tracking: "RA123456785CN" };
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
  await page.click("form[data-draft=order] .button:not(.quiet)");
  await page.waitForSelector(".clock");
  return new URL(page.url()).pathname;
}

async function look(site, where, name) {
  for (const options of [{ width: 1200 }, { width: 360 }, { width: 360, dark: true }]) {
    const other = await site.open(where, { ...options, as: "member" });
    await assertAccessible(other);
    await assertFits(other);
    await keepLook(other, `${name}-${options.width}${options.dark ? "-dark" : ""}`);
    await other.close();
  }
}

const next = (page) => page.click("main form .button:not(.quiet)");

async function dispute(site, script) {
  const page = await site.open("/orders", { script, as: "member" });
  const order = await watch(page, site);
  await page.click("main a:has-text('opened a dispute')");
  assert.match(await page.textContent("main"), /You can open a dispute now/);
  if (script) await look(site, `${order}/dispute`, "dispute-start");
  await page.click("main .buttons a.button");
  await next(page); // nothing chosen
  await page.waitForSelector(".error-summary");
  if (script) await assertAccessible(page);
  if (script) await look(site, `${order}/dispute/reason`, "dispute-reason");
  await page.check("[value=inr_in_transit]");
  await next(page);
  if (script) await look(site, `${order}/dispute/remedy`, "dispute-remedy");
  await page.check("[value=refund_partial]");
  await next(page);
  await page.fill("[name=amount]", "99");
  await next(page);
  assert.equal(await page.inputValue("[name=amount]"), "99");
  if (script) await keepLook(page, "dispute-amount-wrong");
  await page.fill("[name=amount]", "10");
  await next(page);
  assert.equal(await page.inputValue("[name=at]"), day(0));
  await next(page);
  await page.fill("[name=words]", "I wait since autumn.");
  await page.click("button[value=paste]");
  const story = await page.inputValue("[name=words]");
  assert.match(story, /^I wait since autumn\.\n\n/);
  assert.match(story, /RA123456785CN/);
  if (script) await look(site, `${order}/dispute/story`, "dispute-story");
  await page.click("a.back");
  assert.equal(await page.inputValue("[name=at]"), day(0));
  await page.goBack();
  await page.click("button[value=go]");
  assert.match(await page.textContent("main"), /Check your answers/);
  if (script) await look(site, `${order}/dispute/check`, "dispute-check");
  await page.click("dl.facts a >> nth=1");
  await page.check("[value=refund_full]");
  await next(page);
  assert.doesNotMatch(await page.textContent("main dl.facts"), /Amount/);
  await next(page);
  await page.waitForSelector(".confirmation");
  if (script) await look(site, `${order}/dispute/done`, "dispute-done");
  await page.click("main a:has-text('To the order')");
  assert.match(await page.textContent(".timeline"), /A dispute was opened/);
  assertQuiet(page, /422/);
}

async function ask(site, script) {
  const page = await site.open("/orders", { script, as: "member" });
  const order = await watch(page, site);
  if (script) await look(site, order, "order-to-ask");
  await page.click("main a:has-text('Ask the community')");
  assert.equal(await page.inputValue("[name=order]"), order.split("/").pop());
  await page.fill("[name=title]", `Where is my winter coat, with${script ? "" : "out"} a script?`);
  await page.selectOption("#category", { index: 1 });
  if (script) await assertAccessible(page);
  if (script) await keepLook(page, "ask-with-order");
  await page.click("button[value=post]");
  await page.waitForSelector("#order");
  const where = new URL(page.url()).pathname;
  await page.fill("#handle", site.accounts.expert.handle);
  await page.click("button[value=invite]");
  await page.waitForSelector("#order >> text=is invited");
  if (script) await look(site, where, "question-order");
  assert.equal(await (await site.open(where)).locator("#order").count(), 0);
  const expert = await site.open(where, { as: "expert" });
  assert.match(await expert.textContent("#order"), /What the asker should do now/);
  await page.click("button[value=withdraw]");
  await expert.reload();
  assert.equal(await expert.locator("#order").count(), 0);
  await page.click("button[value=unlink]");
  await page.waitForSelector("h1");
  assert.equal(await page.locator("#order").count(), 0);
  assertQuiet(page);
}

async function plan(site) {
  const guest = await site.open(`/advice?marketplace=aliexpress-2016&ordered=${day(-55)}&protection_ends=${day(3)}&problem=not-received`);
  await guest.click("summary:has-text('Link this plan')");
  const share = await guest.inputValue("details[open] input");
  await assertAccessible(guest);
  const expert = await site.open("/questions", { as: "expert" });
  await expert.click(".question-list h2 a");
  await expert.fill(".answer-form textarea", `Do not panic, there is time. This is the way: ${share}`);
  await expert.click(".answer-form button:has-text('Post')");
  await expert.waitForSelector(".plan-card");
  assert.match(await expert.textContent(".plan-card"), /Do this now/);
  const where = new URL(expert.url()).pathname;
  await look(site, where, "plan-card");
  const other = await site.open(where);
  assert.doesNotMatch(await other.textContent(".plan-card"), /Do this now/);
}

export default [
  ["a dispute is opened question by question", (site) => dispute(site, true)],
  ["the same without a script", (site) => dispute(site, false)],
  ["a question carries an order that only some see", (site) => ask(site, true)],
  ["the same without a script", (site) => ask(site, false)],
  ["an answer links a plan, which stands below it", plan],
];
