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
      const parcel = ".advice .now a[href='#parcel']";
      const last = (await list.locator(parcel).count()) ? [parcel] : [];
      await assertInOrder(list, [".clock", ".advice .now h2", ".advice .now .button >> nth=0", ...last]);
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

// What is paid back is waited for no longer, whatever its parcel does; and nothing is sent that nobody has paid.
async function states(site) {
  const page = await site.open("/orders", { ...PHONE, as: "member" });
  const open = async (title) => {
    await page.goto(`${site.address}/orders`);
    await page.click(`main .order-row h3 a:has-text("${title}")`);
    await page.waitForSelector(".advice .now");
    return page.locator(".advice .now").innerText();
  };
  assert.doesNotMatch(await open("Umbrella, paid back"), /Probably lost/);
  assert.match(await open("Linen tablecloth, not paid yet"), /Pay, or cancel what is not yours/);
}

// Notebooks know less: no day of sending, a promised day behind or ahead; their names are as long as shops make them.
const TITLE = "Wireless noise-cancelling over-ear headphones with microphone, 40 hours, foldable, black, USB-C charging cable";
const SELLER = "Shenzhen Huaqiang Global Electronics Official Flagship Store Co., Ltd.";
const places = ["aliexpress", "ebay", "amazon", "etsy", "vinted", "temu", "tiktok-shop-us", "mercado-libre", "allegro", "shopee-ph", "wish", "paypal", "eu-shop"];
const known = [
  { ordered: day(-20) },
  { ordered: day(-30), promised: day(-4), paid_by: "card" },
  { ordered: day(-12), shipped: day(-9), promised: day(9), paid_by: "paypal", tracking: "RA123456785CN" },
];

// More than a member may note in an hour.
async function noted(site) {
  const english = await site.open("/orders", { ...PHONE, locale: "en-GB", as: "moderator" });
  const german = await site.open("/orders", { ...PHONE, locale: "de", as: "moderator" });
  let steps = 0;
  for (const policy of places)
    for (const facts of known) {
      const values = { policy, title: TITLE, seller: SELLER, price: "119.90", currency: "EUR", ...facts };
      await english.goto(`${site.address}/orders/new?${new URLSearchParams(values)}`);
      await english.click("form[data-draft=order] .buttons .button >> nth=0");
      await english.waitForSelector(".clock");
      for (const page of [english, german]) {
        if (page === german) await page.goto(english.url());
        if (!(await page.locator(".advice .now .button").count())) continue;
        steps++;
        await assertInOrder(page, [".clock", ".advice .now h2", ".advice .now .button >> nth=0"]);
        await assertFits(page);
      }
    }
  assert.ok(steps >= 2 * places.length, `${steps} orders with a step`);
  await keepLook(german, "first-screen-noted");
}

// Plans with short and with long words, with a text to paste and without.
const number = "tracking=RA123456785CN";
const plans = [
  `marketplace=aliexpress-2016&problem=not-received&ordered=${day(-60)}&protection_ends=${day(3)}&${number}&extension=ignored&extension_on=${day(-3)}`,
  `marketplace=aliexpress&problem=customs&ordered=${day(-40)}&protection_ends=${day(30)}&${number}&event=${day(-2)} Missing customs documents`,
  `marketplace=eu-shop&paid=transfer&problem=fake-shop&ordered=${day(-3)}`,
  `marketplace=eu-shop&paid=card&problem=not-received&ordered=${day(-40)}&promised=${day(-14)}`,
  `marketplace=ebay&paid=paypal&problem=counterfeit&ordered=${day(-40)}&received=${day(-20)}`,
  `marketplace=vinted&paid=card&problem=not-as-described&ordered=${day(-9)}&received=${day(-1)}`,
  `marketplace=eu-shop&paid=direct-debit&problem=refund-missing&ordered=${day(-40)}&contacted=${day(-20)}`,
  `marketplace=us-shop&paid=wallet&problem=subscription&ordered=${day(-9)}`,
  `marketplace=uk-shop&paid=credit-card&problem=bankrupt&ordered=${day(-200)}`,
  `marketplace=recourse-default&paid=card&problem=damaged&ordered=${day(-20)}&received=${day(-3)}`,
  `marketplace=other-shop&paid=paypal&problem=digital&ordered=${day(-9)}&contacted=${day(-5)}`,
];

async function plan(site) {
  for (const locale of ["en-GB", "de"])
    for (const [i, answers] of plans.entries()) {
      const page = await site.open(`/advice?${answers}`, { ...PHONE, locale });
      await assertInOrder(page, [".advice .now h2"]);
      const step = await edges(page, ".advice .now");
      const rules = await page.locator(".kicker").innerText();
      if (locale === "en-GB" && answers.includes("=eu-shop")) assert.equal(rules, "Law of the EU: its rules");
      if (answers.includes("=recourse-default")) assert.equal(await page.locator(".kicker a").count(), 0, rules);
      if (await page.locator(".advice .now time").count()) await assertInOrder(page, [".advice .now h2", ".advice .now time >> nth=0"]);
      if (await page.locator(".advice textarea").count()) {
        const text = await edges(page, ".advice textarea");
        assert.ok(i > 0 || text.top < PHONE.height, `the text begins at ${text.top} px`);
        assert.ok(text.top - step.bottom < 200, "right under the step");
        const fraud = await page.locator("text=/For whoever took your money|Für den, der dein Geld/").count();
        assert.equal(fraud, answers.includes("fake-shop") ? 1 : 0, "who reads it is named");
      }
      await assertFits(page);
      if (locale === "de" && !i) await keepLook(page, "first-screen-plan");
      await page.close();
    }
}

export default [
  ["an order shows its clock, its step and the parcel in the first screen of a phone", orders],
  ["an order that is settled or not paid yet says so in its step", states, "once"],
  ["an order that is noted with few facts and long names shows its clock and its step there as well", noted, "once"],
  ["a plan shows its step in the first screen of a phone, and the text to paste right under it", plan],
];
