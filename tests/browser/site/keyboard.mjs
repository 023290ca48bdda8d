// Everything without a mouse.
import assert from "node:assert/strict";

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.getAttribute("aria-label") || document.activeElement.name);

async function skipLink(site) {
  const page = await site.open("/");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the content");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
}

// From the top, Tab reaches every link, field and button of the page, and what has the focus can be seen.
async function focusIsSeen(site) {
  const page = await site.open("/ask", { as: "member" });
  const reached = new Set();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        tag: element.tagName,
        name: element.name || element.textContent.trim(),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
      };
    });
    if (seen.tag === "BODY") break;
    assert.ok(seen.outlined, `${seen.tag} ${seen.name} shows no focus`);
    assert.ok(seen.inside, `${seen.tag} ${seen.name} has the focus outside of what is seen`);
    reached.add(seen.name);
  }
  for (const name of ["title", "category", "body", "tags"]) assert.ok(reached.has(name), `${name} is reached`);
}

async function askWithKeys(site) {
  const page = await site.open("/ask", { as: "member" });
  await page.focus("[name=title]");
  await page.keyboard.type("Can I ask without a mouse?");
  await page.focus("[name=category]");
  await page.keyboard.press("ArrowDown");
  await page.focus("[name=body]");
  await page.keyboard.type("With the keys alone.");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/questions\/\d+/);
  assert.equal(await page.textContent("h1"), "Can I ask without a mouse?");
}

async function menuWithKeys(site) {
  const page = await site.open("/", { as: "member" });
  await page.focus("details.menu summary");
  await page.keyboard.press("Enter");
  assert.ok(await page.isVisible(".menu-list a"));
  await page.keyboard.press("Escape");
  assert.ok(!(await page.isVisible(".menu-list a")));
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SUMMARY");
}

export default [
  ["the first key leads past the navigation", skipLink],
  ["the focus is always seen and reaches every field", focusIsSeen],
  ["a question is asked with the keys alone", askWithKeys],
  ["the menu opens and closes with the keys", menuWithKeys],
];
