// Runs the journeys of every file here, on each database beside the other, and prints what came of them as TAP. A journey
// waits for more than half of its time, as a person does, so each database has two sites; the next file goes to the one that
// is free.
import { fileURLToPath } from "node:url";
import path from "node:path";
import { openBrowser } from "./support/browser.mjs";
import { checksOf } from "./support/checks.mjs";
import { databases, startSite } from "./support/site.mjs";

const journeys = await checksOf(path.dirname(fileURLToPath(import.meta.url)));

const SITES = 2; // of each database

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

async function runFiles(database, files) {
  const browser = await openBrowser();
  try {
    const site = await startSite(database, browser);
    try {
      for (let file = files.shift(); file; file = files.shift()) for (const journey of file) await runOne(journey, site);
    } finally {
      await site.stop();
    }
  } finally {
    await browser.close();
  }
}

async function runAll(database, index) {
  const files = new Map();
  for (const journey of journeys)
    if (journey.where === "everywhere" || index === 0) files.set(journey.file, [...(files.get(journey.file) || []), journey]);
  const waiting = [...files.values()];
  await Promise.all([...Array(Math.min(SITES, waiting.length))].map(() => runFiles(database, waiting)));
}

await Promise.all(databases().map(runAll));
console.log(`1..${count}`);
process.exit(failed || !count ? 1 : 0);
