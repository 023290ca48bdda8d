// Every page that links lead to, a few of each kind, on the narrowest phone: none is wider than it, none fails.
// German has the long words, the made-up language the long sentences.
import assert from "node:assert/strict";
import { assertDots, assertFits } from "../support/look.mjs";

const PAGES_MAX = 60;
const OF_A_KIND = 2;
const BEGIN = ["/", "/questions", "/orders", "/ask", "/advice", "/track", "/policies", "/account", "/commission", "/moderation", "/admin"];

// "/orders/K/act" for each order: numbers and references are what tells pages of a kind apart.
const kindOf = (where) => where.split("?")[0].replace(/\d+/g, "N").replace(/\/[\w-]{16}(?=\/|$)/g, "/K").replace(/(\/N)\/[^/]+$/, "$1/S");

async function isPage(page, where) {
  const answer = await page.goto(where);
  assert.ok(answer.status() < 500, `${where} answers ${answer.status()}`);
  return /html/.test(answer.headers()["content-type"] || "");
}

async function wander(site, options) {
  const page = await site.open("/", { ...options, script: false });
  const waiting = BEGIN.map((where) => site.address + where);
  const seen = new Set();
  const kinds = {};
  let pages = 0;
  while (waiting.length && pages < PAGES_MAX) {
    const where = waiting.shift();
    const kind = kindOf(where.slice(site.address.length));
    if (seen.has(where) || (kinds[kind] || 0) >= OF_A_KIND || /sign-out|\.(csv|json|ics)\b|\/feeds\/|\/files\//.test(where)) continue;
    seen.add(where);
    kinds[kind] = (kinds[kind] || 0) + 1;
    if (!(await isPage(page, where))) continue;
    pages++;
    await assertFits(page);
    await assertDots(page);
    const links = await page.$$eval("a[href]:not([download])", (found) => found.map((link) => link.href.split("#")[0]));
    waiting.push(...links.filter((link) => link.startsWith(`${site.address}/`)));
  }
  assert.ok(pages >= PAGES_MAX / 2, `only ${pages} pages were found`);
}

const LOOKS = [
  { locale: "de-DE", width: 320 },
  { locale: "en-XA", width: 360 },
];
const WHO = ["", "mara", "Ines", "moderator", "operator"];

export default LOOKS.flatMap((look) =>
  WHO.map((as) => [
    `every page that ${as || "a guest"} finds fits ${look.width} px in ${look.locale}, its dots evenly`,
    (site) => wander(site, { ...look, as }),
    "once",
  ]),
);
