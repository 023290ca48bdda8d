// A fault of the proxies' files, walked again (tests/api/faults.mjs).
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { picture } from "./files.mjs";
import { textOf } from "./house.mjs";

// Through a real proxy with the file that we ship, but for its address (tests/operator/proxies.py walks the others).
export async function proxiesLetPhotosThrough(house) {
  assert.match(textOf("packaging/proxy/Caddyfile"), /max_size 12MB/);
  const folder = mkdtempSync(path.join(os.tmpdir(), "recourse-proxy."));
  const port = 20000 + (process.pid % 20000);
  const servers = textOf("packaging/proxy/nginx.conf")
    .replace(/server \{[^\n]*any other name[^]*?\n\}/, "")
    .replace(/server \{\s*listen 80;[^]*?\n\}/, "")
    .replaceAll("127.0.0.1:8080", new URL(house.site.address).host)
    .replace("listen 443 ssl http2;", `listen 127.0.0.1:${port};`)
    .replace(/^\s*ssl_certificate.*$/gm, "");
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join("\n");
  writeFileSync(path.join(folder, "nginx.conf"), `user root;\npid ${folder}/pid;\nerror_log ${folder}/log;\nevents {}\nhttp {\naccess_log off;\n${places}\n${servers}\n}\n`);
  const proxy = spawn("nginx", ["-c", path.join(folder, "nginx.conf"), "-g", "daemon off;"], { stdio: "ignore" });
  try {
    const sale = await house.place();
    await sale.deliver();
    await sale.open("snad_not_working");
    const send = async (edge) => {
      const form = new FormData();
      for (const [name, value] of [["kind", "photo"], ["version", (await sale.see("buyer")).version]]) form.append(name, String(value));
      form.append("file", new Blob([picture(90, edge).bytes], { type: "image/png" }), "photo.png");
      const reply = await fetch(`http://127.0.0.1:${port}${sale.where}/evidence`, { method: "POST", body: form, headers: { authorization: `Bearer ${sale.tokens.buyer}` } });
      return { status: reply.status, text: await reply.text() };
    };
    for (let i = 0; i < 50 && !(await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)); i++) await new Promise((done) => setTimeout(done, 100));
    const taken = await send(1500); // 2.2 megabytes, as a phone's photo
    assert.ok(taken.status < 300, `${taken.status} ${taken.text.slice(0, 300)} ${readFileSync(path.join(folder, "log"), "utf8")}`);
    const large = await send(3800); // 14 megabytes
    assert.match(large.text, /nginx/, "what is asked goes through this proxy");
    assert.equal(large.status, 413);
  } finally {
    proxy.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
