// German is longer than English: what fits a phone in English is looked at on one in German, for each who reads it.
import assert from "node:assert/strict";
import { assertFits, assertQuiet, keepLook } from "../support/look.mjs";

const PAGES = {
  "": ["/", "/questions", "/tags", "/users", "/search?q=parcel", "/ask", "/track", "/advice", "/policies", "/sign-up", "/sign-in", "/offline", "/nothing-here"],
  mara: ["/orders", "/orders/new", "/account", "/account/searches", "/account/notices", "/account/second-step", "/account/points", "/notices", "/account/tokens"],
  operator: ["/admin", "/admin/settings/site", "/admin/people", "/admin/markets", "/admin/audit", "/admin/categories", "/admin/origins", "/admin/simulate", "/moderation", "/moderation/figures", "/moderation/networks"],
};

// Words that are wider than what holds them are cut off, or stand over what is beside them.
const cut = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("button, .button, .status, .tabs a, th, td, dt, label, h1, h2, h3, .count")]
      .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "auto")
      .map((one) => `${one.tagName} "${one.textContent.trim().slice(0, 60)}" ${one.scrollWidth} in ${one.clientWidth}`),
  );

// A box to tick beside long words keeps its size.
const squeezed = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".check input, .choice input")]
      .filter((one) => one.offsetWidth + 1 < one.offsetHeight)
      .map((one) => `${one.name} ${one.offsetWidth} of ${one.offsetHeight}`),
  );

async function looksGerman(site, where, as) {
  const page = await site.open(where, { width: 360, locale: "de", as });
  assert.equal(await page.getAttribute("html", "lang"), "de");
  await keepLook(page, `german-${as || "guest"}${where.replace(/\W+/g, "-")}`);
  await assertFits(page);
  assert.deepEqual(await cut(page), [], where);
  assert.deepEqual(await squeezed(page), [], where);
  assertQuiet(page, /404/);
  await page.context().close();
}

// An order and its dispute, by the first link that leads there.
async function looksAtAnOrder(site) {
  const page = await site.open("/orders", { as: "mara" });
  const order = await page.getAttribute("main a[href^='/orders/']:not([href='/orders/new'])", "href");
  await page.context().close();
  for (const where of [order, `${order}/dispute`]) await looksGerman(site, where, "mara");
}

export default [
  ...Object.entries(PAGES).flatMap(([as, pages]) =>
    pages.map((where) => [`in German ${where} fits a phone (${as || "guest"})`, (site) => looksGerman(site, where, as), "once"]),
  ),
  ["in German an order fits a phone", looksAtAnOrder, "once"],
];
