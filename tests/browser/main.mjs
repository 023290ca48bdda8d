// Runs the journeys of every file here, on each database, and prints what came of them as TAP.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { openBrowser } from "./support/browser.mjs";
import { databases, startSite } from "./support/site.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const only = process.argv[2] === "--only" ? process.argv[3] : "";
if (process.argv.length > 2 && !only) {
  console.error("tests/browser/run [--only WORD]");
  process.exit(2);
}

const journeys = [];
for (const file of readdirSync(here).filter((name) => name.endsWith(".mjs") && name !== "main.mjs").sort()) {
  const module = await import(path.join(here, file));
  for (const [name, run, where = "everywhere"] of module.default)
    if (`${file} ${name}`.includes(only)) journeys.push({ name, run, where });
}

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
