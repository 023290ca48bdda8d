// Suggestions, purges, figures, kept searches and one's own standing, on a phone, with a script and without.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";

const OTHER = "harbour_textiles";
const phone = { width: 360, height: 740 };

async function looksRight(page, name) {
  await assertFits(page);
  await assertAccessible(page);
  await keepLook(page, `${name}-360`);
}

async function asked(site, as, title) {
  const page = await site.open("/ask", { ...phone, as });
  await page.fill("[name=title]", title);
  await page.fill("[name=body]", "It is on the way since three weeks.");
  await page.selectOption("#category", { index: 1 });
  await page.click("button[value=post]");
  await page.waitForURL(/\/questions\/\d+/);
  return page;
}

async function suggestionIsTakenOver(site) {
  const asker = await asked(site, "member", "Where is my parsel from the north?");
  const path = new URL(asker.url()).pathname;
  const other = await site.open(path, { ...phone, as: OTHER });
  await other.click(".post.question a.act[href$='/suggest']");
  await other.fill("[name=title]", "Where is my parcel from the north?");
  await other.fill("[name=note]", "spelling");
  await looksRight(other, "suggest");
  await other.click("button[value=save]");
  await other.waitForURL(/\/suggestions\/\d+/);
  await looksRight(other, "suggested");
  await asker.goto(site.address + path);
  await asker.click("a.act[href^='/suggestions/']");
  await asker.waitForSelector(".diff ins");
  await looksRight(asker, "suggestion-to-decide");
  await asker.click("button[value=accept]");
  await asker.waitForURL(/\/questions\/\d+/);
  assert.match(await asker.textContent("h1"), /parcel/);
  await asker.goto(`${site.address}/suggestions`);
  await looksRight(asker, "suggestions");
  assertQuiet(asker);
}

// By somebody without an account: a purge signs a member out, and the journeys share theirs.
async function purgeIsTakenBack(site) {
  const title = "Who wants to buy loans of mine?";
  const guest = await site.open("/ask", phone);
  await guest.fill("[name=title]", title);
  await guest.fill("[name=body]", "They are cheap: https://loans.example/ and https://loans.example/more"); // a guest's links are held
  await guest.selectOption("#category", { index: 1 });
  await guest.click("button[value=post]");
  await guest.waitForSelector(".post.question.held");
  const moderator = await site.open("/moderation", { ...phone, as: "moderator" });
  const card = moderator.locator(".card", { hasText: title });
  await card.locator("a.button.danger").click();
  await looksRight(moderator, "purge");
  await moderator.click("main form button.danger");
  await moderator.waitForURL(/\/moderation\/purges/);
  await looksRight(moderator, "purges");
  await moderator.click("main .card h2 a");
  assert.match(await moderator.textContent("main"), /loans of mine/);
  await looksRight(moderator, "purged");
  await moderator.goto(`${site.address}/moderation`);
  assert.equal(await card.count(), 0);
  await moderator.goto(`${site.address}/moderation/purges`);
  await moderator.click("main .card form button");
  await moderator.waitForURL(/purge-undone/);
  await moderator.goto(`${site.address}/moderation`);
  assert.equal(await card.count(), 1);
}

async function staffFiguresAndMore(site) {
  const moderator = await site.open("/moderation/figures", { ...phone, as: "moderator" });
  await looksRight(moderator, "figures");
  await moderator.goto(`${site.address}/questions`);
  await moderator.click("main h2 a >> nth=0");
  await moderator.waitForURL(/\/questions\/\d+/);
  assert.equal(await moderator.locator(".post.question button[value=hide]").isVisible(), false);
  await moderator.click(".post.question .more-acts summary");
  assert.equal(await moderator.locator(".post.question button[value=hide]").isVisible(), true);
  await looksRight(moderator, "question-more");
}

async function ownThings(site) {
  const member = await site.open("/search?q=parcel", { ...phone, as: "member" });
  await looksRight(member, "search-keep");
  await member.click("form[action='/account/searches'] button");
  await member.waitForURL(/search-kept/);
  await looksRight(member, "saved-searches");
  for (const name of ["points", "votes", "notices"]) {
    await member.goto(`${site.address}/account/${name}`);
    await looksRight(member, `own-${name}`);
  }
}

export default [
  ["a suggested change is taken over on a phone", suggestionIsTakenOver],
  ["a purge is taken back on a phone", purgeIsTakenBack],
  ["figures of the staff, and their acts under More", staffFiguresAndMore],
  ["kept searches, points, votes and choices fit a phone", ownThings],
];
