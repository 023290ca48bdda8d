// Kills a server under mixed load, again and again, and looks for everything that it had acknowledged. Prints TAP and figures.
import { execFileSync } from 'node:child_process';
import { arrange } from '../cluster/arrange.mjs';
import { pause } from '../cluster/cluster.mjs';
import { doubled, lost, orderedTwice, struckTwice } from '../cluster/kept.mjs';
import { Load } from '../cluster/load.mjs';
import { Server } from './server.mjs';

const MEMBERS = 8, CHECK_EVERY = 25, SETTLED_SECONDS = 90;
const SHORT = { SQLite: 20, PostgreSQL: 6 };
const [place, ...options] = process.argv.slice(2);
let count = 0, failures = 0;

const note = text => console.log(text.split('\n').map(line => `# ${line}`).join('\n'));

function prove(name, fits, why = '') {
    count++;
    failures += !fits;
    if (!fits)
        note(`${name}: ${why}`);
    console.log(`${fits ? 'ok' : 'not ok'} ${count} - ${name}`);
}

// --rounds N: so many on SQLite, and a fifth of them on PostgreSQL.
function roundsOn(engine) {
    if (options[0] === undefined || options[0] === '--short')
        return SHORT[engine];
    const all = options[0] === '--rounds' && /^[1-9]\d{0,6}$/.test(options[1] || '') ? +options[1] : 0;
    if (!all) {
        console.error('tests/endure/run [--short | --rounds N]');
        process.exit(2);
    }
    return engine === 'SQLite' ? all : Math.max(1, Math.ceil(all / 5));
}

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

async function killAgainAndAgain(server, load, rounds) {
    const found = [];
    for (let round = 1; round <= rounds; round++) {
        await pause(200 + Math.random() * 1000);
        await server.end('SIGKILL');
        if (round % CHECK_EVERY === 0)
            found.push(server.found());
        await server.start();
    }
    return found.filter(Boolean);
}

async function settle(server) {
    const waiting = `SELECT COUNT(*) FROM purchase WHERE over = 0 AND market_id = (SELECT id FROM market WHERE slug = 'hurried')`;
    const moving = 'SELECT COUNT(*) FROM effect WHERE next_try_at IS NOT NULL';
    for (let i = 0; i < SETTLED_SECONDS && (+server.sql(waiting)[0] || +server.sql(moving)[0]); i++)
        await pause(1000);
    return +server.sql(waiting)[0];
}

async function endure(engine, url) {
    const rounds = roundsOn(engine), server = await Server.on(engine, url);
    const { people, key } = await arrange(server, MEMBERS);
    const load = new Load(server.servers, people, key);
    load.begin();
    await pause(1500);
    const found = await killAgainAndAgain(server, load, rounds);
    await pause(500);
    await load.end();
    const left = await settle(server), ended = await server.end('SIGTERM'), sql = statement => server.sql(statement);

    const starts = server.starts.slice(1).sort((a, b) => a - b);
    note(`${engine}: killed ${rounds} times; ${load.total()} acknowledged (${Object.entries(load.acknowledged).map(([kind, list]) => `${list.length} ${kind}s`).join(', ')})`);
    note(`${engine}: listening again after ${at(starts, 0.5)} ms, ${at(starts, 0.99)} ms in the slowest of a hundred; answers by status ${JSON.stringify(load.answers)}`);
    const says = name => `${name} (${engine})`;
    prove(says('the load writes between the kills'), load.total() > 10 * rounds, `${load.total()} acknowledged\n${load.worst.join('\n')}`);
    for (const [kind, gone] of Object.entries(lost(sql, load.acknowledged)))
        prove(says(`no acknowledged ${kind} is lost by a kill`), gone.length === 0, `${gone.length}: ${gone.slice(0, 5).join(' ')}`);
    const twice = doubled(sql), struck = struckTwice(sql), ordered = orderedTwice(sql);
    prove(says('what was sent again with its key was done once'), twice.length === 0, twice.slice(0, 5).join('\n'));
    prove(says('every deadline strikes, and once'), left === 0 && struck.length === 0, `${left} wait; ${struck.slice(0, 5)}`);
    prove(says('no money is ordered twice'), ordered.length === 0, ordered.slice(0, 5).join('\n'));
    prove(says('nothing is refused but for a while'), load.worst.length === 0, load.worst.join('\n'));
    prove(says('a stop ends with 0'), ended === 0, `${ended}: ${server.said}`);
    found.push(server.found());
    prove(says('recourse check finds nothing'), found.every(text => text === ''), found.join('\n'));
}

await endure('SQLite', `sqlite:${place}/endure.db`);
if (process.env.RECOURSE_TEST_POSTGRES)
    await endure('PostgreSQL', execFileSync('tools/postgres', ['new', process.env.RECOURSE_TEST_POSTGRES], { encoding: 'utf8' }).trim());
console.log(`1..${count}`);
process.exit(failures || !count ? 1 : 0);
