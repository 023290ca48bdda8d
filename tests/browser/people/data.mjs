// One's own data as a file; pictures in the form that edits a post; notices to an address.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";
import { picture } from "../support/picture.mjs";

async function ownDataIsAFile(site) {
  for (const script of [true, false]) {
    const page = await site.open("/account/data", { as: "member", script });
    if (script) await assertAccessible(page);
    if (script) await keepLook(page, "own-data-1280");
    await page.fill("[name=password_now]", site.accounts.member.password);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("main form button.button")]);
    assert.equal(download.suggestedFilename(), "my-data.json");
    const { format, account } = JSON.parse(readFileSync(await download.path(), "utf8"));
    assert.equal(format, "recourse-own-data");
    assert.equal(account.handle, site.accounts.member.handle);
    assertQuiet(page);
  }
}

async function anEditAddsAPicture(site) {
  for (const script of [true, false]) {
    const page = await site.open("/ask", { as: "expert", script });
    await page.fill("[name=title]", `The label came off (${script ? "with" : "without"} a script)`);
    await page.selectOption("#category", { index: 1 });
    await page.fill("[name=body]", "It could be read before.");
    await page.click("button[value=post]");
    await page.waitForURL(/\/questions\/\d+/);
    await page.click(".post.question a[href$='/edit']");
    await page.click("summary:has-text('Add pictures')");
    await page.setInputFiles("[name=picture1]", { name: "label.png", mimeType: "image/png", buffer: picture(64, 48) });
    await page.fill("[name=words1]", "a label");
    await page.click("button[value=save]");
    await page.waitForURL(/\/questions\/\d+/);
    assert.equal(await page.locator("img[alt='a label']").count(), 1);
    await page.click(".post.question a[href$='/edit']");
    assert.equal(await page.inputValue("[name=standing_words1]"), "a label");
    if (script) {
      await assertAccessible(page);
      await keepLook(page, "edit-pictures-1280");
    }
    await page.check("[name=standing_gone1]");
    await page.click("button[value=save]");
    await page.waitForURL(/\/questions\/\d+/);
    assert.equal(await page.locator("img[alt='a label']").count(), 0);
    assertQuiet(page);
  }
}

async function thePagesFit(site) {
  for (const options of [{ width: 360, height: 740 }, { dark: true }])
    for (const where of ["/account", "/account/data", "/account/notices"]) {
      const page = await site.open(where, { as: "member", ...options });
      assertQuiet(page);
      await assertFits(page);
      await assertAccessible(page);
      await keepLook(page, `${where.slice(1).replace("/", "-")}-${options.dark ? "dark" : 360}`);
    }
}

export default [
  ["one's own data is taken along as a file", ownDataIsAFile],
  ["an edit adds a picture, describes it and takes it away", anEditAddsAPicture],
  ["the pages of one's data and notices fit a phone and the dark", thePagesFit, "once"],
];
