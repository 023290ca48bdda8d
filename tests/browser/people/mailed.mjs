// Who is reached by mail: a guest who asked on a phone, a member who has forgotten the password; and who writes in other scripts.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { openOffice } from "../support/office.mjs";
import { startSite } from "../support/site.mjs";
import { assertAccessible, assertQuiet, keepLook, typeLikeAPerson } from "../support/look.mjs";

const PHONE = { width: 360, height: 740 };

// A site of its own that sends mail.
async function withMail(other, walk) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "recourse-mailed."));
  const mail = await openOffice();
  const site = await startSite({ engine: "SQLite", url: () => `sqlite:${folder}/mailed.db` }, other.browser, ["--smtp-url", mail.url, "--mail-from", "Help desk <help@example.org>"]);
  try {
    await walk(site, mail);
  } finally {
    await site.stop();
    mail.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ask(page, title, body) {
  await page.fill("[name=title]", title);
  await page.fill("[name=body]", body);
  await page.selectOption("#category", { index: 1 });
}

async function guestHears(other) {
  await withMail(other, async (site, mail) => {
    let page = await site.open("/ask", PHONE);
    const phone = page.context();
    await ask(page, "My lamp came in pieces, what now?", "The seller says nothing.");
    await page.fill("[name=email]", "gus@example.org");
    await typeLikeAPerson(page);
    await assertAccessible(page);
    await page.click("button[value=post]");
    await page.waitForURL(/\/questions\/\d+/);
    const question = new URL(page.url()).pathname;
    await page.goto(await mail.link(1, "/answers-by-mail"));
    await assertAccessible(page);
    await keepLook(page, "guest-mail-360");
    await page.click("main form .button");
    await page.waitForLoadState();
    await page.close();

    const expert = await site.open(question, { as: "expert" });
    await expert.fill(".answer-form [name=body]", "Take pictures of every piece, and open a dispute.");
    await expert.click(".answer-form button[value=post]");
    await expert.waitForSelector(".post.answer");

    page = await phone.newPage();
    await page.goto(await mail.link(2, "/questions/"));
    await page.click(".post.answer button:has-text('Accept')");
    await page.waitForSelector(".post.answer.accepted");
    await keepLook(page, "guest-accepts-360");
    await page.goto(await mail.link(2, "/answers-by-mail/stop"));
    await page.click("main form button");
    await page.waitForURL((url) => !url.pathname.endsWith("/stop"));
  });
}

async function passwordIsForgotten(other) {
  await withMail(other, async (site, mail) => {
    const page = await site.open("/account/email", { ...PHONE, as: "mara" });
    await page.fill("[name=email]", "mara@example.org");
    await page.fill("[name=password_now]", site.accounts.mara.password);
    await page.click("form[action='/account/email'] button");
    await page.goto(await mail.link(1, "/account/email/confirm"));
    await page.click("main form .button");
    await page.waitForSelector("text=mara@example.org");
    const elsewhere = await site.open("/sign-in", PHONE);
    await elsewhere.click("a[href='/forgotten']");
    await elsewhere.fill("[name=email]", "Mara@example.org");
    await assertAccessible(elsewhere);
    await elsewhere.click("main form .button");
    await elsewhere.goto(await mail.link(2, "/new-password"));
    await assertAccessible(elsewhere);
    await elsewhere.fill("[name=password]", "a new and quiet lantern");
    await elsewhere.click("main form .button");
    await elsewhere.waitForURL((url) => url.pathname !== "/new-password");
    await elsewhere.goto(`${site.address}/sign-in`);
    await elsewhere.fill("[name=handle]", "mara");
    await elsewhere.fill("[name=password]", "a new and quiet lantern");
    await elsewhere.click("button[value=send]");
    await elsewhere.waitForURL((url) => url.pathname !== "/sign-in");
    await page.goto(`${site.address}/account`);
    assert.equal(await page.locator("#delete").count(), 0, "where one was signed in before, one is out");
  });
}

const SCRIPTS = {
  ar: { title: "لم تصل الطرود منذ شهر، ماذا أفعل؟", body: "اشتريت مصباحا.\n\nThe seller says: wait.\n\n1. فتحت نزاعا\n2. لم يرد أحد\n\n> انتظر", search: "طرود", direction: "rtl" },
  zh: { title: "包裹没到怎么办", body: "卖家说再等一个星期。", search: "没到", direction: "ltr" },
};

async function writes(site, tag) {
  const { title, body, search, direction } = SCRIPTS[tag];
  const page = await site.open("/ask", { ...PHONE, locale: tag });
  await ask(page, title, body);
  await typeLikeAPerson(page);
  await page.click("button[value=post]");
  await page.waitForURL(/\/questions\/\d+/);
  const read = (selector) => page.locator(selector).first().evaluate((node) => getComputedStyle(node).direction);
  assert.equal(await page.textContent("h1"), title);
  assert.equal(await read("h1"), direction);
  assert.equal(await read(".question .prose p"), direction);
  if (tag === "ar") {
    assert.equal(await page.locator(".question .prose p").nth(1).evaluate((node) => getComputedStyle(node).direction), "ltr");
    assert.equal(await read(".question .prose ol"), "rtl", "its numbers stand where its items begin");
    assert.equal(await read(".question .prose blockquote"), "rtl", "and so does the line of a quote");
  }
  await assertAccessible(page);
  assertQuiet(page);
  await keepLook(page, `writes-${tag}-360`);
  await page.goto(`${site.address}/search?q=${encodeURIComponent(search)}`);
  await page.waitForSelector(`main a:has-text("${title}")`);
}

export default [
  ["a guest on a phone asks, closes, hears by mail, comes back by the link and accepts", guestHears, "once"],
  ["a forgotten password is set anew by mail, and other sign-ins end", passwordIsForgotten, "once"],
  ["somebody writes Arabic, with an English paragraph", (site) => writes(site, "ar")],
  ["somebody writes Chinese", (site) => writes(site, "zh")],
];
