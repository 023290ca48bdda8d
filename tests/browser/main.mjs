// Runs the journeys of every file here, on each database beside the other, and prints what came of them as TAP.
import { fileURLToPath } from "node:url";
import path from "node:path";
import { openBrowser } from "./support/browser.mjs";
import { checksOf } from "./support/checks.mjs";
import { databases, startSite } from "./support/site.mjs";

const journeys = await checksOf(path.dirname(fileURLToPath(import.meta.url)));

let count = 0;
let failed = 0;

async function runOne(journey, site) {
  const name = `${journey.name} (${site.engine})`;
  const number = ++count;
  const began = Date.now();
  try {
    await journey.run(site);
    console.log(`ok ${number} - ${name}`);
  } catch (error) {
    failed++;
    await site.browser.keepLastLook(`failed-${number}`);
    console.log(`not ok ${number} - ${name}`);
    console.log(String(error.stack || error).replace(/^/gm, "# "));
  } finally {
    await site.browser.closePages();
    console.log(`# ${name} took ${Math.round((Date.now() - began) / 1000)} s`);
  }
}

async function runAll(database, index) {
  const browser = await openBrowser();
  try {
    const site = await startSite(database, browser);
    try {
      for (const journey of journeys) if (journey.where === "everywhere" || index === 0) await runOne(journey, site);
    } finally {
      await site.stop();
    }
  } finally {
    await browser.close();
  }
}

await Promise.all(databases().map(runAll));
console.log(`1..${count}`);
process.exit(failed || !count ? 1 : 0);
