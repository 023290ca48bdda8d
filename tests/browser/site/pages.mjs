// Every page that anybody can open, and those of people who are signed in: in both colours, wide and narrow.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";

const REFUSED = /status of 4\d\d/;

async function firstLink(site, where, selector) {
  const page = await site.open(where);
  const href = await page.getAttribute(selector, "href");
  await page.close();
  assert.ok(href, `${selector} on ${where}`);
  return href.replace(site.address, "");
}

const pages = [
  ["questions", () => "/questions"],
  ["unanswered", () => "/questions?sort=unanswered"],
  ["question", (site) => firstLink(site, "/search?q=package", "main h2 a, main h3 a")],
  ["categories", () => "/categories"],
  ["category", (site) => firstLink(site, "/categories", "main a[href^='/categories/']")],
  ["tags", () => "/tags"],
  ["tag", (site) => firstLink(site, "/tags", "main a[href^='/tags/']")],
  ["search", () => "/search?q=tracking"],
  ["search-nothing", () => "/search?q=xyzzyplugh"],
  ["ask", () => "/ask"],
  ["advice", () => "/advice"],
  ["track", () => "/track"],
  ["track-number", () => "/track?number=RB123456785CN"],
  ["sign-in", () => "/sign-in"],
  ["sign-up", () => "/sign-up"],
  ["users", () => "/users"],
  ["user", () => "/users/Ryan"],
  ["help", () => "/help"],
  ["policies", () => "/policies"],
  ["policy", () => "/policies/recourse-default"],
  ["nothing", () => "/no-such-page"],
  ["history", async (site) => (await firstLink(site, "/questions", "main h2 a, main h3 a")).replace(/^\/questions\/(\d+).*/, "/posts/question/$1/history")],
  ["flag", async (site) => (await firstLink(site, "/questions", "main h2 a, main h3 a")).replace(/^\/questions\/(\d+).*/, "/posts/question/$1/flag"), "member"],
  ["mine", () => "/mine"],
  ["account", () => "/account", "member"],
  ["profile", () => "/users/mara", "member"],
  ["moderation", () => "/moderation", "moderator"],
  ["networks", () => "/moderation/networks", "moderator"],
  ["suspect", () => "/moderation/users/mara", "moderator"],
  ["audit", () => "/admin/audit", "operator"],
  ["origins", () => "/admin/origins", "operator"],
  ["admin-categories", () => "/admin/categories", "operator"],
  ["admin-tags", () => "/admin/tags", "operator"],
  ["admin-people", () => "/admin/people", "operator"],
  ["admin-person", () => "/admin/people/mara", "operator"],
  ["settings", () => "/admin", "operator"],
];

const looks = [
  { width: 1280, dark: false },
  { width: 1280, dark: true },
  { width: 360, dark: false },
  { width: 360, dark: true },
];

async function looksRight(site, name, where, as) {
  for (const look of looks) {
    const page = await site.open(where, { ...look, as });
    await keepLook(page, `${name}-${look.width}-${look.dark ? "dark" : "light"}`);
    await assertAccessible(page);
    await assertFits(page);
    assertQuiet(page, REFUSED);
    await page.context().close();
  }
  const narrow = await site.open(where, { width: 320, as });
  await assertFits(narrow);
}

export default pages.map(([name, where, as]) => [
  `the page ${name} is accessible and fits, wide and narrow, light and dark`,
  async (site) => looksRight(site, name, await where(site), as),
  "once",
]);
