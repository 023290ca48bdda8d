// What the runners of tests/browser and tests/api share: the checks of a folder, and the word that chooses some of them.
import { readdirSync } from "node:fs";
import path from "node:path";

// The checks of every file of a folder but its main.mjs, in the order of their names: those that --only WORD leaves.
// A check is [sentence, what proves it, "everywhere" or "once"], "once" being on the first database alone.
export async function checksOf(folder) {
  const only = process.argv[2] === "--only" ? process.argv[3] : "";
  if (process.argv.length > 2 && !only) {
    console.error(`tests/${path.basename(folder)}/run [--only WORD]`);
    process.exit(2);
  }
  const checks = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".mjs") && name !== "main.mjs").sort()) {
    const module = await import(path.join(folder, file));
    for (const [name, run, where = "everywhere"] of module.default)
      if (`${file} ${name}`.includes(only)) checks.push({ name, run, where });
  }
  return checks;
}
