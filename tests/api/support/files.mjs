// Files that people give as evidence.
import { crc32, deflateSync } from "node:zlib";

function chunk(kind, data) {
  const named = Buffer.concat([Buffer.from(kind), data]);
  const [before, behind] = [Buffer.alloc(4), Buffer.alloc(4)];
  before.writeUInt32BE(data.length);
  behind.writeUInt32BE(crc32(named));
  return Buffer.concat([before, named, behind]);
}

// A picture of so many pixels each way in one grey, a large one not made smaller, and papers.
export function picture(grey = 90, edge = 8) {
  const rows = Buffer.concat(Array.from({ length: edge }, () => Buffer.concat([Buffer.alloc(1), Buffer.alloc(edge, grey)])));
  const head = Buffer.from([0, 0, edge >> 8, edge & 255, 0, 0, edge >> 8, edge & 255, 8, 0, 0, 0, 0]);
  const parts = [chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level: edge > 8 ? 0 : 6 })), chunk("IEND", Buffer.alloc(0))];
  return { name: "lamp.png", type: "image/png", bytes: Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]) };
}
export const paper = (inner) => ({ name: "letter.pdf", type: "application/pdf", bytes: Buffer.from(`%PDF-1.4\n${inner}\ntrailer <<>>\n%%EOF\n`) });
