// What is urgent stands in the first screen of a phone: the clock, the one step with its button, where the parcel is.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, keepLook } from "../support/look.mjs";

const PHONE = { width: 360, height: 740 };
const day = (distance) => new Date(Date.now() + distance * 86400000).toISOString().slice(0, 10);

const edges = (page, selector) =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top, bottom };
  });

async function assertInOrder(page, selectors) {
  let before = 0;
  for (const selector of selectors) {
    const { top, bottom } = await edges(page, selector);
    assert.ok(top >= before, `${selector} of ${page.url()} stands below what comes before it`);
    assert.ok(bottom <= PHONE.height, `${selector} of ${page.url()} ends at ${bottom} px`);
    before = top;
  }
}

async function orders(site) {
  for (const locale of ["en-GB", "de"]) {
    const list = await site.open("/orders", { ...PHONE, locale, as: "member" });
    const addresses = await list.$$eval("main .order-row h3 a", (links) => links.map((link) => link.getAttribute("href")));
    let steps = 0;
    for (const address of addresses) {
      await list.goto(site.address + address);
      if (!(await list.locator(".advice .now .button").count())) continue;
      steps++;
      await assertInOrder(list, [".clock", ".advice .now h2", ".advice .now .button >> nth=0"]);
      await assertFits(list);
    }
    assert.ok(steps >= 5, `${steps} orders with a step`);
  }
  const page = await site.open("/orders", { ...PHONE, dark: true, as: "member" });
  await page.click("main .order-row h3 a >> nth=0");
  await page.waitForSelector(".advice .now");
  await assertInOrder(page, [".clock", ".advice .now h2", ".advice .now .button >> nth=0", ".advice .now a[href='#parcel']"]);
  await assertAccessible(page);
  await keepLook(page, "first-screen-order");
}

async function plan(site) {
  const where = `/advice?marketplace=aliexpress-2016&problem=not-received&ordered=${day(-60)}&protection_ends=${day(3)}&tracking=RA123456785CN&extension=ignored&extension_on=${day(-3)}`;
  for (const locale of ["en-GB", "de"]) {
    const page = await site.open(where, { ...PHONE, locale });
    await assertInOrder(page, [".advice .now h2", ".advice .now time >> nth=0"]);
    const text = await edges(page, ".advice textarea"), step = await edges(page, ".advice .now");
    assert.ok(text.top < PHONE.height, `the text begins at ${text.top} px`);
    assert.ok(text.top - step.bottom < 200, "right under the step");
    await assertFits(page);
    if (locale === "de") await keepLook(page, "first-screen-plan");
  }
}

export default [
  ["an order shows its clock, its step and the parcel in the first screen of a phone", orders],
  ["a plan shows its step in the first screen of a phone, and the text to paste right under it", plan],
];
