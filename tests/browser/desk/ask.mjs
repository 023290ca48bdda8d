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

// What an older page kept, without whose it is, is not lost.
async function draftOfBeforeIsKept(site) {
  const page = await site.open("/ask");
  await page.fill("[name=body]", "Written before the upgrade");
  const now = "recourse:draft:ask - /ask";
  await page.waitForFunction((name) => localStorage.getItem(name)?.includes("before the upgrade"), now);
  await page.goto(`${site.address}/questions`);
  await page.evaluate((name) => {
    localStorage.setItem("recourse:draft:ask /ask", localStorage.getItem(name));
    localStorage.removeItem(name);
  }, now);
  await page.goto(`${site.address}/ask`);
  assert.equal(await page.inputValue("[name=body]"), "Written before the upgrade");
  assert.equal(await page.evaluate(() => localStorage.getItem("recourse:draft:ask /ask")), null);
}

// Two people at one computer: what one wrote is not put into the form of the other, and not kept for long.
async function draftIsNobodyElses(site) {
  const page = await site.open("/ask", { as: "member" });
  await page.fill("[name=body]", "What only the first one knows");
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith("recourse:draft:ask ")));
  await page.context().clearCookies();
  const second = await site.open("/ask", { as: "expert" });
  await page.context().addCookies(await second.context().cookies());
  await page.goto(`${site.address}/ask`);
  assert.equal(await page.inputValue("[name=body]"), "");
  assert.ok(!(await page.evaluate(() => JSON.stringify(localStorage))).includes("first one"));
}

// What was written before signing in goes on with whoever signs in.
async function draftComesAlong(site) {
  const page = await site.open("/ask");
  await page.fill("[name=body]", "Written before signing in");
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith("recourse:draft:ask ")));
  const signedIn = await site.open("/ask", { as: "member" });
  await page.context().addCookies(await signedIn.context().cookies());
  await page.goto(`${site.address}/ask`);
  assert.equal(await page.inputValue("[name=body]"), "Written before signing in");
}

// No room for the deadlines that are read without a connection: everything else goes on.
async function fullStorageEndsNothing(site) {
  const page = await site.open("/questions", { as: "member" });
  await page.addInitScript(() => {
    const put = Storage.prototype.setItem;
    Storage.prototype.setItem = function (name, value) {
      if (name === "recourse:deadlines") throw new DOMException("full", "QuotaExceededError");
      put.call(this, name, value);
    };
  });
  await page.goto(`${site.address}/questions/1`);
  await page.waitForFunction(() => document.querySelector("input[data-opened]").value !== "");
  assertQuiet(page);
}

// Any link can lead to a page that says what was done: it forgets what this tab has sent, and nothing else.
async function linkForgetsNothing(site) {
  const page = await site.open("/ask");
  await page.fill("[name=body]", "Half a thought about customs");
  await page.waitForTimeout(1500);
  for (const said of ["saved", "too-late", "signed-out"]) await page.goto(`${site.address}/sign-in?said=${said}`);
  await page.goto(`${site.address}/ask`);
  assert.equal(await page.inputValue("[name=body]"), "Half a thought about customs");
}

async function sentIsNoDraft(site) {
  const page = await site.open("/orders/new", { as: "member" });
  await page.selectOption("[name=policy]", "aliexpress-2016");
  const fields = { title: "A green lamp", price: "12.50", ordered: new Date(Date.now() - 86400000).toISOString().slice(0, 10) };
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.startsWith("recourse:draft:order ")));
  await page.click("form[data-draft=order] .button:not(.quiet)");
  await page.waitForSelector(".clock");
  await page.goto(`${site.address}/orders/new`);
  assert.equal(await page.inputValue("[name=title]"), "");
}

// A button that nobody sees is pressed by Enter: the question is sent, and what is missing is said.
async function enterSends(site) {
  const page = await site.open("/ask", { script: false });
  await page.selectOption("#category", { index: 1 });
  await page.fill("[name=title]", "x");
  await page.press("[name=title]", "Enter");
  await page.waitForSelector(".error-summary");
  assert.ok(!(await page.isVisible("#similar li")), "similar questions were not asked for");
}

// Buttons above the text put Markdown around what is chosen and take it away again; what comes of it is seen right below.
async function toolsPutMarkdown(site) {
  const page = await site.open("/ask", { width: 360, height: 740 });
  const text = page.locator("#body");
  const choose = (from, to) => text.evaluate((area, range) => (area.focus(), area.setSelectionRange(...range)), [from, to]);
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  const chosen = () => text.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  await text.fill("It is\nvery late");
  for (const [name, made] of [["List", "- It is\n- very late"], ["Numbered list", "1. It is\n2. very late"], ["Quote", "> It is\n> very late"]]) {
    await choose(0, 99);
    await press(name);
    assert.equal(await text.inputValue(), made);
    await press(name);
    assert.equal(await text.inputValue(), "It is\nvery late");
  }
  for (const [name, made] of [["Bold", "It is\nvery **late**"], ["Italic", "It is\nvery *late*"]]) {
    await choose(11, 15);
    await press(name);
    assert.equal(await text.inputValue(), made);
    await press(name);
    assert.equal(await text.inputValue(), "It is\nvery late");
  }
  for (const [name, made] of [["Bold", "**late**"], ["Italic", "***late***"], ["Bold", "*late*"], ["Italic", "late"]]) {
    await press(name);
    assert.equal(await text.inputValue(), `It is\nvery ${made}`);
    assert.equal(await chosen(), "late");
  }
  await choose(0, 6);
  await press("List");
  assert.equal(await text.inputValue(), "- It is\nvery late", "a whole line is that line alone");
  await press("List");
  await choose(11, 15);
  await press("Link");
  assert.equal(await text.inputValue(), "It is\nvery [late](https://)");
  assert.equal(await chosen(), "https://");
  await text.press("Control+Z");
  assert.equal(await text.inputValue(), "It is\nvery late");
  await choose(11, 15);
  await text.press("Control+B");
  await page.waitForSelector("#body-preview strong");
  const [preview, area] = [await page.locator("#body-preview").boundingBox(), await text.boundingBox()];
  assert.ok(preview.y - area.y - area.height < 40, "the preview stands right below the text");
  const stops = page.locator("[data-put][tabindex='0']");
  assert.equal(await stops.count(), 1, "the keyboard stops at the buttons once");
  await stops.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.put), "italic");
  await assertAccessible(page);
  await keepLook(page, "ask-tools-360");
  assertQuiet(page);
  const plain = await site.open("/ask", { script: false });
  assert.ok(!(await plain.isVisible("[data-tools]")), "without a script there is no button that does nothing");
}

export default [
  ["a guest asks with a script", guestAsks],
  ["a guest asks without a script and comes back by the private link", guestComesBack],
  ["buttons put Markdown into a text, which is seen right below", toolsPutMarkdown],
  ["a form that is wrong says so and keeps what was typed", wrongFormTells],
  ["similar questions appear while one types, and on demand", similarQuestionsAppear],
  ["what was typed is there again after leaving the page", draftIsKept],
  ["what was typed before an upgrade is there after it", draftOfBeforeIsKept],
  ["what one person wrote is not put into another's form", draftIsNobodyElses],
  ["what was written before signing in comes along", draftComesAlong],
  ["storage that is full ends nothing else of the page", fullStorageEndsNothing],
  ["a link to a page that says what was done takes no draft away", linkForgetsNothing],
  ["what was sent does not come back as a draft", sentIsNoDraft],
  ["Enter in the title sends the question", enterSends],
];
