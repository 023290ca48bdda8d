// Somebody with a problem and no account.
import assert from "node:assert/strict";
import { assertAccessible, assertQuiet, keepLook, typeLikeAPerson } from "../support/look.mjs";

async function ask(site, script) {
  const page = await site.open("/ask", { script });
  const title = `My parcel is stuck in customs, what now${script ? "" : " without a script"}?`;
  await page.fill("[name=title]", title);
  await page.fill("[name=body]", "Ordered on **May 2**.\n\n- tracking says *held*\n- seller says wait\n\n<script>alert(1)</script>");
  await page.fill("[name=tags]", "customs parcel");
  await page.selectOption("#category", { index: 1 });
  await typeLikeAPerson(page);
  await page.click("button[value=post]");
  await page.waitForURL(/\/questions\/\d+/);
  assert.equal(await page.textContent("h1"), title);
  assert.equal(await page.textContent(".question .prose strong"), "May 2");
  assert.equal(await page.locator(".question .prose li").count(), 2);
  assert.match(await page.textContent(".question .prose"), /<script>alert\(1\)<\/script>/);
  return page;
}

async function guestAsks(site) {
  const page = await ask(site, true);
  await assertAccessible(page);
  assertQuiet(page);
  await keepLook(page, "asked-1280");
}

async function guestComesBack(site) {
  const page = await ask(site, false);
  const link = await page.getAttribute("a.scan", "href");
  const other = await site.open(new URL(link, site.address).href.replace(site.address, ""));
  await keepLook(other, "private-link-1280");
  await other.click("main form button");
  await other.click("main a:has-text('without a script')");
  await other.waitForURL(/\/questions\/\d+/);
  assert.ok((await other.locator("a.act[href$='/edit']").count()) > 0, "the asker can edit from the other device");
}

async function wrongFormTells(site) {
  for (const script of [true, false]) {
    const page = await site.open("/ask", { script });
    await page.fill("[name=body]", "What I typed stays.");
    await page.selectOption("#category", { index: 1 });
    await page.evaluate(() => document.querySelector("[name=title]").removeAttribute("required")).catch(() => {});
    if (!script) await page.fill("[name=title]", "x");
    await page.click("button[value=post]");
    await page.waitForSelector(".error-summary");
    assert.equal(await page.inputValue("[name=body]"), "What I typed stays.");
    if (script) await assertAccessible(page);
    if (script) assert.ok(await page.evaluate(() => document.activeElement.matches(".error-summary")), "the summary has the focus");
    await keepLook(page, `ask-wrong-${script ? "script" : "plain"}`);
  }
}

async function similarQuestionsAppear(site) {
  const page = await site.open("/ask");
  assert.ok(!(await page.isVisible("#similar")), "a box with nothing in it is not shown");
  await page.locator("[name=title]").pressSequentially("My package hasn't arrived", { delay: 10 });
  await page.waitForSelector("#similar li a", { state: "visible" });
  assertQuiet(page);
  const plain = await site.open("/ask", { script: false });
  await plain.fill("[name=title]", "My package hasn't arrived");
  await plain.click("button[value=similar]");
  await plain.waitForSelector("#similar li a");
}

async function draftIsKept(site) {
  const page = await site.open("/ask");
  await page.fill("[name=body]", "Half a thought about a refund");
  await page.waitForTimeout(1500);
  await page.goto(`${site.address}/questions`);
  await page.goto(`${site.address}/ask`);
  assert.equal(await page.inputValue("[name=body]"), "Half a thought about a refund");
}

export default [
  ["a guest asks with a script", guestAsks],
  ["a guest asks without a script and comes back by the private link", guestComesBack],
  ["a form that is wrong says so and keeps what was typed", wrongFormTells],
  ["similar questions appear while one types, and on demand", similarQuestionsAppear],
  ["what was typed is there again after leaving the page", draftIsKept],
];
