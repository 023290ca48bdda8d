// The description before tools that know what OpenAPI is.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import os from "node:os";
import path from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";

const here = path.dirname(fileURLToPath(import.meta.url));

// The program prints what it finds; nothing but "valid" will do.
function judged(world, program, argumentsBefore) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "recourse-api."));
  const file = path.join(folder, "openapi.json");
  writeFileSync(file, JSON.stringify(world.description));
  try {
    const options = { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, REDOCLY_TELEMETRY: "off", NO_COLOR: "1" } };
    return execFileSync(path.join(here, "node_modules/.bin", program), [...argumentsBefore, file], options);
  } catch (error) {
    return `${error.stdout}${error.stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function swaggerParser(world) {
  await SwaggerParser.validate(structuredClone(world.description));
}

async function redocly(world) {
  assert.equal(judged(world, "redocly", ["lint", "--extends", "recommended", "--format", "json"]).match(/"problems":\s*(\[[^]*\])/)?.[1].trim(), "[]");
}

async function spectral(world) {
  assert.equal(judged(world, "spectral", ["lint", "--ruleset", path.join(here, "spectral.yaml"), "--format", "json", "--quiet"]).trim(), "[]");
}

export default [
  ["the description is valid by swagger-parser", swaggerParser, "once"],
  ["the description is valid by redocly's recommended rules", redocly, "once"],
  ["the description is valid by spectral's rules", spectral, "once"],
];
