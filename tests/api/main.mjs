// Runs the checks of every file here, on each database, and prints what came of them as TAP.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { databases, startSite } from "../browser/support/site.mjs";
import { openWorld } from "./support/world.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const only = process.argv[2] === "--only" ? process.argv[3] : "";
if (process.argv.length > 2 && !only) {
  console.error("tests/api/run [--only WORD]");
  process.exit(2);
}

const checks = [];
for (const file of readdirSync(here).filter((name) => name.endsWith(".mjs") && name !== "main.mjs").sort()) {
  const module = await import(path.join(here, file));
  for (const [name, run, where = "everywhere"] of module.default)
    if (`${file} ${name}`.includes(only)) checks.push({ name, run, where });
}

let count = 0;
let failed = 0;
for (const [index, database] of databases().entries()) {
  const site = await startSite(database, null, ["--call-inside"]);
  try {
    const world = await openWorld(site);
    for (const { name, run, where } of checks) {
      if (where === "once" && index > 0) continue;
      count++;
      try {
        await run(world);
        console.log(`ok ${count} - ${name} (${site.engine})`);
      } catch (error) {
        failed++;
        console.log(`not ok ${count} - ${name} (${site.engine})`);
        console.log(String(error.stack || error).slice(0, 6000).replace(/^/gm, "# "));
      }
    }
  } finally {
    await site.stop();
  }
}
console.log(`1..${count}`);
process.exit(failed || !count ? 1 : 0);
