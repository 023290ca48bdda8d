// A help desk is set up by its operator, page by page, also without a script; whatever colours it gets, it can be read.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";
import { picture } from "../support/picture.mjs";

const STEPS = ["name", "place", "categories", "mail", "pages"];

async function pagesAreLeftAndComeBackTo(site) {
  const page = await site.open("/admin/set-up", { as: "operator", script: false });
  await page.click("main a.button"); // Go on
  for (const step of STEPS.slice(0, 2)) {
    assert.equal(new URL(page.url()).pathname, `/admin/set-up/${step}`);
    await page.click("button[value=save]");
  }
  for (const step of STEPS.slice(2, 4)) {
    assert.equal(new URL(page.url()).pathname, `/admin/set-up/${step}`);
    await page.click("button[value=skip]");
  }
  assert.equal(new URL(page.url()).pathname, "/admin/set-up/pages");
  assert.equal(await page.locator(".to-do .icon").count(), 2, "what is done is ticked");
  assert.match(await page.inputValue("[name=page_imprint]"), /\[\[/);
  await page.fill("[name=page_imprint]", "Harbour Ltd, 1 Quay");
  await page.click("button[value=save]");
  assert.equal(new URL(page.url()).pathname, "/admin/set-up/pages", "others still have something to fill in");
  await page.goto(`${site.address}/admin`);
  assert.match(await page.textContent("main"), /3 pages of the set-up/);

  const guest = await site.open("/questions");
  await guest.click(".site-footer a[href='/about/imprint']");
  assert.match(await guest.textContent("main"), /1 Quay/);
  assertQuiet(guest);
  await assertAccessible(guest);
  await keepLook(guest, "imprint-1280");
  await page.goto(`${site.address}/admin/set-up/pages`);
  await page.fill("[name=page_imprint]", "");
  await page.click("button[value=save]");
}

async function itIsSetUpOnAPhoneAndInTheDark(site) {
  for (const options of [{}, { width: 360, height: 740 }, { width: 360, height: 740, locale: "de-DE" }, { dark: true }])
    for (const step of ["", ...STEPS]) {
      const page = await site.open(`/admin/set-up/${step}`.replace(/\/$/, ""), { as: "operator", ...options });
      assertQuiet(page);
      await assertFits(page);
      await assertAccessible(page);
      assert.match(await page.textContent("h1"), options.locale ? /Hilfeforum einrichten/ : /Set up the help desk/);
      await keepLook(page, `set-up-${step || "list"}-${options.dark ? "dark" : options.locale || options.width || 1280}`);
    }
}

const LOUD = [["#ffff00", "#00ffff"], ["#101010", "#ff0000"], ["#7f7fff", "#808080"]];

async function anyColoursCanBeRead(site) {
  const operator = await site.open("/admin/settings/look", { as: "operator" });
  const choose = async (main, second) => {
    await operator.fill("[name=colour_main]", main);
    await operator.fill("[name=colour_second]", second);
    await operator.click("main form.settings button.button");
    await operator.waitForSelector(".flash");
  };
  for (const [main, second] of LOUD) {
    await choose(main, second);
    for (const dark of [false, true]) {
      const page = await site.open("/questions", { dark });
      assertQuiet(page);
      await assertAccessible(page);
      await keepLook(page, `colours-${main.slice(1)}-${dark ? "dark" : "light"}`);
    }
  }
  await assertAccessible(operator);
  await choose("", "");
}

async function aLogoStandsBeforeTheName(site) {
  const page = await site.open("/admin/logo", { as: "operator", script: false });
  await page.setInputFiles("[name=logo]", { name: "logo.png", mimeType: "image/png", buffer: picture(640, 480) });
  await page.click("button[value=save]");
  await page.waitForSelector(".flash");
  for (const options of [{}, { width: 360, height: 740 }]) {
    const guest = await site.open("/questions", options);
    assert.ok(await guest.evaluate(() => document.querySelector(".site-header .site-logo").naturalWidth > 0));
    assertQuiet(guest);
    await assertFits(guest);
    await assertAccessible(guest);
    await keepLook(guest, `logo-${options.width || 1280}`);
  }
  await page.click("button[value=remove]");
  await page.waitForSelector(".flash");
  assert.equal(await page.locator(".site-logo").count(), 0);
}

export default [
  ["each page of the set-up can be left, skipped and opened again, without a script", pagesAreLeftAndComeBackTo],
  ["the set-up fits a phone, can be read in the dark, and axe finds nothing", itIsSetUpOnAPhoneAndInTheDark, "once"],
  ["a logo stands before the name of the site", aLogoStandsBeforeTheName, "once"],
  ["whatever two colours are chosen, every page can be read", anyColoursCanBeRead, "once"],
];
