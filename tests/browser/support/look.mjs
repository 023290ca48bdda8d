// What every page must be, whatever stands on it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { screenshots } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const told = ({ id, help, nodes }) =>
  `${id}: ${help}\n` + nodes.slice(0, 3).map((node) => `  ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`).join("\n");

export async function assertAccessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.equal(violations.map(told).join("\n"), "", `axe on ${page.url()}`);
}

export async function assertFits(page) {
  const [content, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= room, `${page.url()} is ${content} px wide in ${room}`);
}

// The dot between two facts of a line stands half a letter behind the first, whatever that is made of.
export async function assertDots(page) {
  const uneven = await page.evaluate(() =>
    [...document.querySelectorAll(".byline > *")].flatMap((fact) => {
      const [own, dot] = [getComputedStyle(fact), getComputedStyle(fact, "::after")];
      const between = /flex|grid/.test(own.display) ? parseFloat(own.columnGap) || 0 : 0;
      const off = between + parseFloat(dot.marginInlineStart) - parseFloat(dot.fontSize) / 2;
      return dot.content.includes("·") && Math.abs(off) > 1 ? [`${fact.className || fact.tagName}: ${off} px`] : [];
    }),
  );
  assert.deepEqual(uneven, [], `dots on ${page.url()}`);
}

// Answers that were asked for on purpose (404, 403 ...) reach the console as errors: allow them by a pattern.
export function assertQuiet(page, allowed = /^$/) {
  assert.deepEqual(page.complaints.filter((complaint) => !allowed.test(complaint)), []);
}

export function keepLook(page, name) {
  return page.screenshot({ path: path.join(screenshots, `${name}.png`), fullPage: true });
}

// Somebody without an account whose form comes back in less than three seconds is taken for a program.
export const typeLikeAPerson = (page) => page.waitForTimeout(3200);
