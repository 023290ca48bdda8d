// Finding what others have asked.
import assert from "node:assert/strict";
import { assertQuiet } from "../support/look.mjs";

async function search(site) {
  for (const script of [true, false]) {
    const page = await site.open("/", { script });
    await page.fill(".site-search [name=q]", "package arrived");
    await page.press(".site-search [name=q]", "Enter");
    await page.waitForURL(/\/search\?q=/);
    assert.match(await page.textContent("main"), /hasn't arrived/i);
    await page.click("main h2 a, main h3 a");
    await page.waitForURL(/\/questions\/\d+/);
    assertQuiet(page);
  }
}

async function nothingFoundOffersAWay(site) {
  const page = await site.open("/search?q=xyzzyplugh");
  assert.ok((await page.locator("main a[href^='/ask']").count()) > 0, "there is a way on");
}

export default [
  ["a question is found by its words and opened", search],
  ["a search without a result offers to ask", nothingFoundOffersAWay],
];
