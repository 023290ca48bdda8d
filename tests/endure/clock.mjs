// The wall clock of a server, which goes by as much as somebody says (tests/preload/clock.c).
import { openSync, writeSync } from 'node:fs';

export const DAY_MS = 24 * 3600 * 1000;

export class Clock {
    constructor(path) {
        this.file = openSync(path, 'w+');
        this.environment = { LD_PRELOAD: process.env.RECOURSE_CLOCK_PRELOAD, RECOURSE_CLOCK: path };
        this.set(0);
    }

    // So far ahead of this machine's from now on; below 0: behind.
    set(milliseconds) {
        const bytes = Buffer.alloc(8);
        bytes.writeBigInt64LE(BigInt(milliseconds));
        writeSync(this.file, bytes, 0, 8, 0);
    }
}
