// Evidence in a dispute: a picture and a paper are given, seen, and refused when they are not what they say.
import assert from "node:assert/strict";
import zlib from "node:zlib";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";

const day = (distance) => new Date(Date.now() + distance * 86400000).toISOString().slice(0, 10);

function chunk(type, data) {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, "latin1");
  data.copy(out, 8);
  out.writeUInt32BE(crc(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}

// PNG, annex D.
function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

// A parcel's label, more or less: brown, with a white field and lines in it.
function picture(width, height) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const label = x > width * 0.2 && x < width * 0.8 && y > height * 0.2 && y < height * 0.8;
      const line = label && y % 40 < 8 && x > width * 0.25 && x < width * 0.7;
      rows.set(line ? [40, 40, 40] : label ? [250, 250, 245] : [176, 132, 88], y * (1 + width * 3) + 1 + x * 3);
    }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", zlib.deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

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
  await page.fill("[name=story]", "I wait since autumn.");
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
  assert.match(await page.textContent(".timeline"), /Evidence was given by you/);
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
