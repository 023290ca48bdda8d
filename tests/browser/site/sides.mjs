// The made-up language that is read from right to left: what lies at the start of a line lies at its right.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";

const BUYER = "mara";
const SOUGHT = {
  home: () => "/",
  question: (page) => page.getAttribute("main h2 a, main h3 a", "href"),
  order: (page) => page.getAttribute("main a[href^='/orders/']:not([href='/orders/new'])", "href"),
};
const LISTS = { home: "/", question: "/questions", order: "/orders" };

async function whereIs(site, name) {
  const page = await site.open(LISTS[name], { as: BUYER });
  const where = await SOUGHT[name](page);
  await page.context().close();
  assert.ok(where, `${name} on ${LISTS[name]}`);
  return where;
}

// A page whose text begins at the right, whose arrows turn, and in which nothing is pushed out of sight.
async function readsFromTheRight(page) {
  const found = await page.evaluate(() => ({
    dir: document.documentElement.dir,
    lang: document.documentElement.lang,
    start: getComputedStyle(document.querySelector("main")).direction,
    still: [...document.querySelectorAll("svg.icon")].filter((icon) => {
      const name = icon.querySelector("use")?.getAttribute("href") || "";
      return /#(next|back)$/.test(name) && icon.getClientRects().length > 0 && !getComputedStyle(icon).transform.startsWith("matrix(-1");
    }).length,
    // A dot between facts belongs to the page: behind a word of another direction it would stand before it.
    dots: [...document.querySelectorAll(".byline > *")].filter(
      (fact) => getComputedStyle(fact).direction !== "rtl" && getComputedStyle(fact, "::after").content !== "none",
    ).length,
    name: document.querySelector(".site-name").getBoundingClientRect().left,
    middle: document.documentElement.clientWidth / 2,
  }));
  assert.equal(found.dir, "rtl");
  assert.equal(found.lang, "ar-XB");
  assert.equal(found.start, "rtl");
  assert.equal(found.still, 0, "arrows that point the other way");
  assert.equal(found.dots, 0, "dots on the wrong side of what they follow");
  assert.ok(found.name > found.middle / 2, `the site's name lies at ${found.name} px`);
}

async function looksRight(site, name) {
  const where = await whereIs(site, name);
  for (const width of [1280, 360]) {
    const page = await site.open(where, { width, locale: "ar-XB", as: BUYER });
    await keepLook(page, `sides-${name}-${width}`);
    await readsFromTheRight(page);
    await assertFits(page);
    await assertAccessible(page);
    assertQuiet(page);
    await page.context().close();
  }
}

export default Object.keys(LISTS).map((name) => [
  `the page ${name} reads from right to left and fits`,
  (site) => looksRight(site, name),
  "once",
]);
