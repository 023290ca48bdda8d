// What the house does on its own time: looked for again and again, with a patience that a busy machine needs.
const PATIENCE_MS = 90000;
const AGAIN_MS = 100;

// What `look` answers once that is anything; fails with `what()` said when patience ends.
export async function until(look, what) {
  for (const end = Date.now() + PATIENCE_MS; ; await new Promise((done) => setTimeout(done, AGAIN_MS))) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() >= end) throw new Error(`not seen in ${PATIENCE_MS / 1000} seconds: ${what()}`);
  }
}
