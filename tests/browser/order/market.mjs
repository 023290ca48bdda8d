// A hosted marketplace as its people use it: the seller without a script, the buyer with one, on a phone and on a desk.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";

const BUYER = "mara";
const SELLER = "harbour_textiles";
const press = (page) => page.click("main form .button:not(.quiet)");
const text = (page) => page.locator("main").innerText();

// The order of that title, as that person sees it.
async function orderOf(site, title) {
  const page = await site.open("/orders", { as: BUYER });
  const href = await page.getAttribute(`main a:has-text("${title}")`, "href");
  await page.close();
  return href.replace(site.address, "");
}

async function assertLooks(page, name) {
  await assertAccessible(page);
  await assertFits(page);
  await keepLook(page, name);
}

// Offer, counter-offer, agreement, second thoughts, agreement.
async function settle(site) {
  const order = await orderOf(site, "Picnic blanket");
  const buyer = await site.open(order, { as: BUYER, width: 360 });
  assert.match(await text(buyer), /all the money back: 40\.00 EUR[^]*part of the money back: 20\.00 EUR/);
  await assertLooks(buyer, "market-offer-360");
  await buyer.click(".now a:has-text('Make a proposal')");
  await buyer.selectOption("[name=remedy]", "refund_partial");
  await buyer.fill("[name=amount]", "400.00");
  await buyer.fill("[name=words]", "Thirty, and we are friends again.");
  await press(buyer);
  await buyer.waitForSelector(".error-summary");
  assert.equal(await buyer.inputValue("[name=words]"), "Thirty, and we are friends again.");
  await assertLooks(buyer, "market-proposal-wrong-360");
  await buyer.fill("[name=amount]", "30.00");
  await press(buyer);
  await buyer.waitForSelector(".clock");

  const seller = await site.open(order, { as: SELLER, script: false });
  assert.match(await text(seller), /What needs you now:\s+Answer the dispute/);
  await seller.click(".now a:has-text('Accept')");
  assert.match(await text(seller), /30\.00 EUR/);
  await assertFits(seller);
  await press(seller);
  await seller.waitForSelector(".clock");
  assert.match(await text(seller), /was accepted\s*by you/);

  await seller.click("main a:has-text('Undo the last step')");
  await press(seller);
  await seller.waitForSelector(".clock");
  assert.match(await text(seller), /What needs you now:\s+Answer the dispute/);
  await seller.click(".now a:has-text('Accept')");
  await press(seller);
  await seller.waitForSelector(".clock");
  assert.doesNotMatch(await text(seller), /Undo the last step/); // once
  assertQuiet(buyer, /422/);
}

// A refusal on the last days leaves days for a dispute, where the rules are made so.
async function refuse(site) {
  const order = await orderOf(site, "Rug from the other side");
  const seller = await site.open(order, { as: SELLER, script: false });
  await seller.click(".now a:has-text('Refuse the extension')");
  assert.match(await text(seller), /never before the time left after a refusal/);
  await seller.fill("[name=words]", "It was sent in time.");
  await press(seller);
  await seller.waitForSelector(".clock");
  const buyer = await site.open(order, { as: BUYER });
  assert.match(await text(buyer), /What should I do now\?\s+Open the dispute/);
  assert.match(await text(buyer), /The extension was refused\s*by the seller/);
  await buyer.click("header a[href='/notices']");
  assert.match(await text(buyer), /Rug from the other side of the sea/);
  await assertLooks(buyer, "market-notices");
}

// What the seller enters is with the buyer at once; that it is paid is not the seller's to say.
async function sell(site) {
  const seller = await site.open("/markets/harbour-bazaar/orders/new", { as: SELLER, width: 360 });
  const title = `Tea towel for ${site.engine}`;
  const number = `T-${site.engine}`;
  await seller.fill("[name=buyer]", "no_such_person");
  await seller.fill("[name=number]", number);
  await seller.fill("[name=title1]", title);
  await seller.fill("[name=amount1]", "12.00");
  assert.equal(await seller.locator("[name=paid]").count(), 0);
  await press(seller);
  await seller.waitForSelector(".error-summary");
  assert.equal(await seller.inputValue("[name=title1]"), title);
  await assertLooks(seller, "market-order-wrong-360");
  await seller.fill("[name=buyer]", BUYER);
  await press(seller);
  await seller.waitForSelector(".clock");
  const buyer = await site.open(await orderOf(site, title), { as: BUYER });
  assert.match(await text(buyer), new RegExp(title));
  assertQuiet(seller, /422/);
  assertQuiet(buyer);
}

// Evidence of the seller, which the buyer sees.
async function prove(site) {
  const order = await orderOf(site, "Hammock, before");
  const seller = await site.open(order, { as: SELLER, script: false });
  assert.match(await text(seller), /Give your evidence/);
  await seller.click(".now a:has-text('evidence')");
  await seller.selectOption("[name=kind]", "receipt");
  await seller.setInputFiles("[name=file]", [{ name: "receipt.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n") }]);
  await seller.fill("[name=words]", "The post's receipt.");
  await press(seller);
  await seller.waitForSelector(".evidence");
  const buyer = await site.open(order, { as: BUYER });
  assert.match(await buyer.textContent(".evidence"), /receipt\.pdf/);
  assert.match(await text(buyer), /Evidence was given\s*by the seller/);
  const file = await buyer.getAttribute(".evidence li a", "href");
  const stranger = await site.open(file, { as: "moderator" });
  assert.match(await stranger.textContent("main"), /no order at this address/);
}

// A case that waits for the staff: read, decided with a reason, and told to both sides.
async function decide(site) {
  const staff = await site.open("/commission", { as: "Ines", script: false });
  await staff.click("main a:has-text('Kettle Quay')");
  assert.match(await text(staff), /Iron kettle, before the staff/);
  const where = new URL(staff.url()).pathname;
  await staff.check("[name=remedy][value=refund_full]");
  await staff.selectOption("[name=code]", "not_as_described");
  await press(staff);
  await staff.waitForSelector(".error-summary"); // no reasons
  await staff.fill("[name=reasons]", "The handle is off, and the seller does not say how it was packed.");
  await press(staff);
  assert.match(await text(staff), /72\.00 EUR is given back/);
  const look = await site.open(where, { as: "Ines", width: 360 });
  await assertLooks(look, "market-staff-decided-360");
  const order = await orderOf(site, "Iron kettle");
  const buyer = await site.open(order, { as: BUYER });
  assert.match(await text(buyer), /the seller does not say how it was packed/);
}

export default [
  ["an offer is countered, accepted, undone and accepted again", settle],
  ["a refused extension leads the buyer to the dispute in time", refuse],
  ["an order that the seller enters and sends is the buyer's", sell],
  ["the staff decides a case that waits for it", decide],
  ["the seller's evidence is seen by the buyer and by no stranger", prove],
];
