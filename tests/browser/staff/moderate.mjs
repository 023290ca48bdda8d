// What looks like advertising waits; what people flag is looked at; colours are one's own choice.
import assert from "node:assert/strict";
import { assertAccessible, assertQuiet, keepLook } from "../support/look.mjs";

async function heldUntilApproved(site) {
  const title = "Is this shop with three links real?";
  const guest = await site.open("/ask");
  await guest.fill("[name=title]", title);
  await guest.selectOption("#category", { index: 1 });
  await guest.fill("[name=body]", "https://a.example https://b.example https://c.example https://d.example");
  await guest.click("button[value=post]");
  await guest.waitForSelector(".post.question.held");
  await assertAccessible(guest);
  await keepLook(guest, "held-1280");

  const stranger = await site.open(new URL(guest.url()).pathname);
  assert.ok(!(await stranger.textContent("main")).includes("a.example"), "strangers do not see it");

  const moderator = await site.open("/moderation", { as: "moderator" });
  const card = moderator.locator(".card", { hasText: title });
  await assertAccessible(moderator);
  await keepLook(moderator, "queue-1280");
  await card.locator("button[value=approve]").click();
  await moderator.waitForLoadState();
  assert.equal(await moderator.locator(".card", { hasText: title }).count(), 0);

  await stranger.reload();
  assert.match(await stranger.textContent("main"), /a\.example/);
}

async function flagReachesTheQueue(site) {
  const page = await site.open("/questions", { as: "member" });
  await page.click("main h2 a >> nth=-1");
  await page.waitForURL(/\/questions\/\d+/);
  await page.click(".post.answer a.act[href$='/flag'], .post.question a.act[href$='/flag']");
  await assertAccessible(page);
  await page.check("input[name=reason] >> nth=0");
  await page.click("main form button.button:not(.quiet)");
  await page.waitForURL(/\/questions\/\d+/);
  assertQuiet(page);
  const moderator = await site.open("/moderation", { as: "moderator" });
  assert.ok((await moderator.locator("main .card").count()) > 0);
}

// The way to the form for many stands above the posts, and one press chooses all of them.
async function manyAreChosen(site) {
  for (const about of ["one", "two"]) {
    const guest = await site.open("/ask");
    await guest.fill("[name=title]", `Is this shop ${about} of three links real?`);
    await guest.selectOption("#category", { index: 1 });
    await guest.fill("[name=body]", "https://a.example https://b.example https://c.example https://d.example");
    await guest.click("button[value=post]");
    await guest.waitForSelector(".post.question.held");
  }
  const moderator = await site.open("/moderation", { as: "moderator", locale: "de-DE" });
  assert.match(await moderator.textContent(".card .byline >> nth=0"), /Frage|Antwort|Kommentar/);
  const boxes = moderator.locator("input[type=checkbox][form=many]");
  await moderator.click("[data-choose=many]");
  assert.equal(await moderator.locator("input[form=many]:checked").count(), await boxes.count());
  await moderator.click("a[href='#many']");
  await moderator.click("#many button[value=hide]");
  await moderator.waitForLoadState();
  assert.equal(await moderator.locator(".card", { hasText: "of three links real" }).count(), 0);
  assertQuiet(moderator);
}

async function coloursAreKept(site) {
  for (const script of [true, false]) {
    const page = await site.open("/categories", { script });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = script ? await background() : "";
    await page.click("button[value=dark]");
    await page.waitForSelector("html[data-theme=dark]");
    assert.equal(new URL(page.url()).pathname, "/categories");
    if (script) assert.notEqual(await background(), light);
    await page.goto(`${site.address}/tags`);
    assert.equal(await page.getAttribute("html", "data-theme"), "dark");
  }
}

export default [
  ["a moderator chooses all that waits and decides once", manyAreChosen],
  ["a post that looks like advertising waits until a moderator approves it", heldUntilApproved],
  ["a flag reaches the moderators", flagReachesTheQueue],
  ["the colours that somebody chooses are kept", coloursAreKept],
];
