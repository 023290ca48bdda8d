// A question is answered, discussed, voted on and solved.
import assert from "node:assert/strict";
import { assertAccessible, assertQuiet, keepLook, typeLikeAPerson } from "../support/look.mjs";

async function memberAsks(site, title) {
  const page = await site.open("/ask", { as: "member" });
  await page.fill("[name=title]", title);
  await page.fill("[name=body]", "The seller offers half of the price.");
  await page.selectOption("#category", { index: 1 });
  await page.click("button[value=post]");
  await page.waitForURL(/\/questions\/\d+/);
  return page;
}

const pathOf = (page) => new URL(page.url()).pathname;

async function solved(site, script) {
  const asker = await memberAsks(site, `Half a refund for a broken lamp${script ? "" : ", without a script"}?`);
  const expert = await site.open(pathOf(asker), { as: "expert", script });
  await expert.fill(".answer-form [name=body]", "Refuse it, and open a dispute *before* day 15.");
  await expert.click(".answer-form button[value=post]");
  await expert.waitForSelector(".post.answer");
  assert.equal(await expert.textContent(".post.answer .prose em"), "before");

  await asker.reload();
  await asker.click(".post.answer .comments summary");
  await asker.fill(".post.answer .comment-form [name=body]", "Thank you, I will do it today.");
  await asker.click(".post.answer .comment-form button:has-text('Post the comment')");
  await asker.waitForSelector(".post.answer .comment");
  await asker.click(".post.answer button:has-text('Accept')");
  await asker.waitForSelector(".post.answer.accepted");

  const reader = await site.open(pathOf(asker), { as: "moderator", script });
  await reader.click(".post.answer button[aria-label^='Useful']");
  await reader.waitForSelector(".post.answer button[aria-label^='Useful'][aria-pressed=true]");
  assert.equal(await reader.textContent(".post.answer [data-votes]"), "+1 vote");
  if (script) assert.ok(!reader.url().includes("said="), "counted without a new page");
  const too = reader.locator(".post.answer button:has-text('This solved it for me too')");
  assert.equal(await too.locator(".count").isVisible(), false, "nobody is told that it helped nobody");
  await too.click();
  await reader.waitForSelector(".post.answer button[name=on][aria-pressed=true]");
  assert.equal(await too.locator(".count").textContent(), "1");
  assert.ok(await too.locator(".count").isVisible());
  await reader.reload();
  assert.equal(await reader.getAttribute(".post.answer button[aria-label^='Useful']", "aria-pressed"), "true");
  if (script) {
    await assertAccessible(reader);
    assertQuiet(reader);
    await keepLook(reader, "solved-1280");
  }
}

async function guestAnswers(site) {
  const asker = await memberAsks(site, "Does a guest's answer reach me?");
  const guest = await site.open(pathOf(asker));
  await guest.fill(".answer-form [name=body]", "Yes, at once, when it was typed by a person.");
  await guest.fill(".answer-form [name=name]", "Passer-by");
  await typeLikeAPerson(guest);
  await guest.click(".answer-form button[value=post]");
  await guest.waitForSelector(".post.answer");
  assert.match(await guest.textContent(".post.answer"), /Passer-by/);
}

async function editIsKept(site) {
  const asker = await memberAsks(site, "Can somebody correct what I wrote here?");
  const expert = await site.open(pathOf(asker), { as: "expert" });
  await expert.click(".post.question a.act[href$='/edit']");
  await expert.fill("[name=body]", "The seller offers **nothing**.");
  await expert.fill("[name=note]", "what the seller really said");
  await assertAccessible(expert);
  await keepLook(expert, "edit-1280");
  await expert.click("main form button.button:not(.quiet)");
  await expert.waitForSelector(".post.question .prose strong");
  await expert.click(".page-head .byline a[href$='/history']");
  await expert.waitForSelector(".diff ins");
  const diff = await expert.locator(".diff").first().innerHTML();
  assert.equal(diff, "Can somebody correct what I wrote here?\n\nThe seller offers <del>half of the price</del><ins>**nothing**</ins>.");
  assert.match(await expert.textContent("main"), /what the seller really said/);
  await assertAccessible(expert);
  await keepLook(expert, "history-edited-1280");
}

async function previewShows(site) {
  const page = await site.open("/ask");
  await page.fill("[name=body]", "It is **late**");
  await page.waitForSelector("#body-preview strong");
  assertQuiet(page);
}

export default [
  ["an answer is written, commented, accepted and voted up", (site) => solved(site, true)],
  ["the same without a script", (site) => solved(site, false)],
  ["a guest answers", guestAnswers],
  ["an edit is shown, and what stood there before is in the history", editIsKept],
  ["a preview follows the text", previewShows],
];
