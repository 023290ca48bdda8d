// The first question of the help desk, from its page to the noted dispute.
import assert from "node:assert/strict";
import { assertAccessible, assertQuiet, keepLook } from "../support/look.mjs";

const day = (distance) => new Date(Date.now() + distance * 86400000).toISOString().slice(0, 10);
const next = (page) => page.click("main form .button:not(.quiet)");

async function first(site, script) {
  const guest = await site.open("/search?q=package+hasn%27t+arrived+what+should+I+do", { script });
  await guest.click(".question-list h2 a:has-text('My package hasn')");
  await guest.click("aside a:has-text('answer seven questions')");
  await guest.selectOption("[name=marketplace]", "aliexpress");
  const dates = { ordered: -60, protection_ends: 3, event_on: -50, extension_on: -4 };
  for (const [name, distance] of Object.entries(dates)) await guest.fill(`[name=${name}]`, day(distance));
  for (const [name, value] of Object.entries({ problem: "not-received", event: "departed", extension: "ignored" }))
    await guest.selectOption(`[name=${name}]`, value);
  await guest.fill("[name=tracking]", "RA123456785CN");
  await guest.click("main form[action='/advice'] .button:not(.quiet)");
  assert.match(await guest.textContent("h1"), /Don't panic/);
  assert.match(await guest.textContent(".advice .now h2"), /Open the dispute/);
  assert.match(await guest.inputValue("textarea"), /RA123456785CN.*ignored/s);
  assert.match(await guest.textContent(".advice"), /steps in by itself/);
  const calendar = await guest.getAttribute("main a:has-text('calendar')", "href");
  assert.match(await (await guest.request.get(site.address + calendar)).text(), /BEGIN:VALARM/);

  const page = await site.open(guest.url().replace(site.address, ""), { script, as: "member" });
  await page.click("main a:has-text('Watch this order')");
  await page.fill("[name=title]", `The first order, ${script ? "with" : "without"} a script`);
  await page.fill("[name=price]", "12.50");
  await next(page);
  await page.waitForSelector(".clock");
  assert.match(await page.textContent(".clock"), /[34] days/); // to the evening by the shop's clocks, of the third day from now by UTC's
  await page.click("main a:has-text('opened a dispute')");
  assert.match(await page.textContent("main"), /You can open a dispute now/);
  await page.click("main .buttons a.button");
  await page.check("[value=inr_in_transit]");
  await next(page);
  await page.check("[value=refund_full]");
  await next(page);
  await next(page); // opened today
  await page.click("button[value=paste]");
  await page.click("button[value=go]");
  await next(page);
  await page.waitForSelector(".confirmation");
  await page.click("main a:has-text('Add evidence')");
  assert.ok((await page.locator("main input[type=file]").count()) > 0, "files can be given");
  await page.goBack();
  await page.click("main a:has-text('To the order')");
  await page.waitForSelector(".clock");
  assert.match(await page.textContent("section[aria-labelledby=history] .timeline"), /A dispute was opened/);
  if (script) {
    await assertAccessible(page);
    await keepLook(page, "first-order");
  }
  assertQuiet(guest);
  assertQuiet(page);
}

export default [
  ["the first question leads to a plan, a watched order and a noted dispute", (site) => first(site, true)],
  ["the same without a script", (site) => first(site, false)],
];
