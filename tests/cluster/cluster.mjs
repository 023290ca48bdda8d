// The cluster as the test sees it: what runs where, its database by psql, and ways to break it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export const pause = ms => new Promise(done => setTimeout(done, ms));

export class Cluster {
    constructor(place) {
        this.place = place;
        const lines = this.status();
        this.url = lines.url[0];
        this.network = lines.network[0];
        this.servers = [1, 2, 3].map(n => lines[`recourse${n}`][0]);
    }

    tool(...words) {
        return execFileSync('tools/cluster', [words[0], this.place, ...words.slice(1)], { encoding: 'utf8' }).trim();
    }

    // { postgres1: ['10.0.0.1:5432', 'primary'], ... }
    status() {
        const rows = this.tool('status').split('\n').map(line => line.split(' '));
        return Object.fromEntries(rows.map(([name, ...rest]) => [name, rest]));
    }

    sql(statement) {
        const words = ['-AtqX', '-v', 'ON_ERROR_STOP=1', '-d', this.url, '-c', statement];
        return execFileSync('psql', words, { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n').filter(Boolean);
    }

    // "PROGRAM" with the database of the cluster; throws when it does not end with 0.
    recourse(...words) {
        return execFileSync(process.env.RECOURSE_BINARY, [...words, '--db', this.url], { encoding: 'utf8' });
    }

    // The sum of a figure in the servers' lines of the timer.
    logged(name) {
        const text = [1, 2, 3].map(n => readFileSync(`${this.place}/recourse${n}.log`, 'utf8')).join('\n');
        return [...text.matchAll(new RegExp(`what=timer .*\\b${name}=(\\d+)`, 'g'))].reduce((sum, at) => sum + +at[1], 0);
    }

    // A primary, a synchronous standby and one more, three etcd, three servers.
    async whole(seconds) {
        const until = Date.now() + seconds * 1000;
        let state;
        do {
            state = this.status();
            const of = role => [1, 2, 3].filter(n => state[`postgres${n}`][1] === role).length;
            const up = name => [1, 2, 3].every(n => state[`${name}${n}`][1] === 'up');
            if (of('primary') === 1 && of('synchronous') === 1 && of('replica') === 1 && up('etcd') && up('recourse'))
                return;
            await pause(500);
        } while (Date.now() < until);
        throw new Error(`not whole again within ${seconds} s: ${JSON.stringify(state)}`);
    }
}
