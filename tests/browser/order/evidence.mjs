// Evidence in a dispute: a picture and a paper are given, seen, and refused when they are not what they say.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";
import { picture } from "../support/picture.mjs";

const day = (distance) => new Date(Date.now() + distance * 86400000).toISOString().slice(0, 10);

const photo = { name: "label of the parcel.png", mimeType: "image/png", buffer: picture(640, 480) };
const paper = { name: "customs.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n") };
const liar = { name: "harmless.png", mimeType: "image/png", buffer: Buffer.from("<html><script>alert(1)</script></html>") };

// An order of the first question's kind, with its dispute. Returns its path.
async function disputed(page, site) {
  await page.goto(`${site.address}/orders/new`);
  await page.selectOption("[name=policy]", "aliexpress-2016");
  const fields = { title: "Blue winter coat", price: "12.50", ordered: day(-55), shipped: day(-52), protection_ends: day(3), tracking: "RA123456785CN" };
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
  await page.click("form[data-draft=order] .button:not(.quiet)");
  await page.waitForSelector(".clock");
  const order = new URL(page.url()).pathname;
  const next = () => page.click("main form .button:not(.quiet)");
  await page.goto(`${site.address}${order}/dispute`);
  await page.click("main .buttons a.button");
  await page.check("[value=inr_in_transit]");
  await next();
  await page.check("[value=refund_full]");
  await next();
  await next();
  await page.fill("[name=words]", "I wait since autumn.");
  await page.click("button[value=go]");
  await next();
  await page.waitForSelector(".confirmation");
  return order;
}

async function look(site, where, name) {
  for (const options of [{ width: 1200 }, { width: 360 }, { width: 360, dark: true }]) {
    const other = await site.open(where, { ...options, as: "member" });
    await assertAccessible(other);
    await assertFits(other);
    await other.locator(".evidence img").first().scrollIntoViewIfNeeded({ timeout: 2000 }).catch(() => {}); // it is lazy
    await other.waitForLoadState("networkidle");
    await keepLook(other, `${name}-${options.width}${options.dark ? "-dark" : ""}`);
    await other.close();
  }
}

async function give(site, script) {
  const page = await site.open("/orders", { script, as: "member" });
  const order = await disputed(page, site);
  await page.goto(site.address + order);
  await page.click("main a:has-text('Add evidence')");
  if (script) await look(site, `${order}/evidence`, "evidence-form");

  await page.selectOption("[name=kind]", "photo_of_label");
  await page.setInputFiles("[name=file]", [photo, liar]);
  await page.fill("[name=words]", "The label names another town.");
  await page.click("main form .button:not(.quiet)");
  await page.waitForSelector(".error-summary");
  assert.match(await page.textContent("#file-error"), /"harmless\.png" cannot be taken/);
  assert.equal(await page.inputValue("[name=kind]"), "photo_of_label");
  assert.equal(await page.inputValue("[name=words]"), "The label names another town.");
  if (script) await assertAccessible(page);
  if (script) await keepLook(page, "evidence-refused");

  await page.setInputFiles("[name=file]", [photo, paper]);
  await page.click("main form .button:not(.quiet)");
  await page.waitForSelector(".evidence");
  assert.equal(await page.locator(".evidence > li").count(), 2);
  const shown = page.locator(".evidence img");
  await shown.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector(".evidence img").naturalWidth === 640, undefined, { timeout: 10000 }).catch(() => {
    if (script) throw new Error("the picture is not shown");
  });
  assert.match(await page.textContent(".timeline"), /Evidence was given\s*by you/);
  assert.doesNotMatch(await page.textContent(".timeline"), /sha256/);
  if (script) await look(site, order, "evidence-order");

  const file = await page.getAttribute(".evidence li a", "href");
  const stranger = await site.open(file, { as: "expert" });
  assert.match(await stranger.textContent("main"), /no order at this address/);
  assertQuiet(page, /422/);
}

export default [
  ["a picture and a paper are given as evidence", (site) => give(site, true)],
  ["the same without a script", (site) => give(site, false)],
];
