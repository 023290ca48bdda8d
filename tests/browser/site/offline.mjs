// The site can be installed, and shows the deadlines of one's own orders when there is no connection.
import assert from "node:assert/strict";
import { assertAccessible, assertFits, assertQuiet, keepLook } from "../support/look.mjs";

async function itCanBeInstalled(site) {
  const page = await site.open("/questions");
  const address = await page.getAttribute("link[rel=manifest]", "href");
  const reply = await page.request.get(site.address + address);
  assert.equal(reply.headers()["content-type"], "application/manifest+json");
  const manifest = await reply.json();
  assert.equal(manifest.display, "standalone");
  assert.equal(manifest.start_url, "/");
  for (const { src, sizes } of manifest.icons) {
    const [width] = await page.evaluate(async (path) => {
      const picture = new Image();
      picture.src = path;
      await picture.decode();
      return [picture.naturalWidth];
    }, src);
    assert.equal(`${width}x${width}`, sizes);
  }
  assertQuiet(page);
}

const kept = (page) => page.evaluate(() => localStorage.getItem("recourse:deadlines"));
const offlineIsKept = () => caches.match("/offline").then((page) => Boolean(page));

// Until the worker is there and has what it shows.
async function workerIsReady(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(offlineIsKept);
}

async function deadlinesAreSeenWithoutAConnection(site) {
  const page = await site.open("/orders", { as: "member", width: 360, height: 740 });
  const due = await page.locator("[data-due] h3").allTextContents();
  assert.ok(due.length > 0, "the demo's member has orders that run");
  await workerIsReady(page);
  await page.context().setOffline(true);
  await page.goto(`${site.address}/orders/new`);
  assert.match(await page.textContent("h1"), /No connection/);
  assert.deepEqual((await page.locator("[data-seen] a").allTextContents()).sort(), due.sort());
  await assertFits(page);
  await assertAccessible(page);
  await keepLook(page, "offline-360");
  assert.ok(!(await page.content()).includes(site.accounts.member.handle), "nothing of the account");
  await page.context().setOffline(false);
  await page.waitForTimeout(1000); // it may come by itself, at the browser's word
  await page.goto(`${site.address}/orders`).catch(() => page.goto(`${site.address}/orders`));
  assert.match(await page.textContent("h1"), /My orders/);
}

async function nobodyElseSeesThem(site) {
  const page = await site.open("/orders", { as: "member" });
  await workerIsReady(page);
  assert.ok(await kept(page));
  // The session has ended without a word (another browser ended it): the next page forgets.
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.goto(`${site.address}/questions`);
  assert.equal(await kept(page), null);
  await page.context().addCookies(cookies);
  await page.goto(`${site.address}/orders`);
  assert.ok(await kept(page));
  const mine = JSON.parse(await kept(page)).account;
  await page.context().clearCookies();
  const other = await site.open("/questions", { as: "expert" });
  await page.context().addCookies(await other.context().cookies());
  await page.goto(`${site.address}/questions`);
  const { account, lists } = JSON.parse(await kept(page));
  assert.notEqual(account, mine);
  assert.deepEqual(lists, {});
}

async function signingOutForgetsThem(site) {
  const page = await site.open("/sign-in");
  await page.fill("[name=handle]", site.accounts.member.handle);
  await page.fill("[name=password]", site.accounts.member.password);
  await page.click("button[value=send]");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await page.goto(`${site.address}/orders`);
  assert.ok(await kept(page));
  await page.click("summary[aria-label='Your menu']");
  await page.click("form[action='/sign-out'] button");
  await page.waitForURL(/sign-in/);
  assert.equal(await kept(page), null);
}

export default [
  ["the site can be installed", itCanBeInstalled, "once"],
  ["without a connection the deadlines stand there as they were last seen", deadlinesAreSeenWithoutAConnection],
  ["another account and a guest see nothing of them", nobodyElseSeesThem, "once"],
  ["signing out forgets them", signingOutForgetsThem, "once"],
];
