// Runs the journeys of every file here, on each database, and prints what came of them as TAP.
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
  count++;
  try {
    await journey.run(site);
    console.log(`ok ${count} - ${name}`);
  } catch (error) {
    failed++;
    await site.browser.keepLastLook(`failed-${count}`);
    console.log(`not ok ${count} - ${name}`);
    console.log(String(error.stack || error).replace(/^/gm, "# "));
  } finally {
    await site.browser.closePages();
  }
}

const browser = await openBrowser();
try {
  for (const [index, database] of databases().entries()) {
    const site = await startSite(database, browser);
    try {
      for (const journey of journeys) if (journey.where === "everywhere" || index === 0) await runOne(journey, site);
    } finally {
      await site.stop();
    }
  }
} finally {
  await browser.close();
}
console.log(`1..${count}`);
process.exit(failed || !count ? 1 : 0);
