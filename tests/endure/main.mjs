// Kills a server under mixed load, again and again, and sets its clock, and looks for everything that it had acknowledged. Prints TAP and figures.
import { execFileSync } from 'node:child_process';
import { arrange } from '../cluster/arrange.mjs';
import { pause } from '../cluster/cluster.mjs';
import { doubled, lost, orderedTwice, struckTwice } from '../cluster/kept.mjs';
import { Load, send } from '../cluster/load.mjs';
import { Clock, DAY_MS } from './clock.mjs';
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

// True when it comes within a minute or two.
async function comes(what) {
    for (let i = 0; i < 4 * SETTLED_SECONDS && !what(); i++)
        await pause(250);
    return what();
}

// A spinning thread takes a whole processor.
async function idles(server) {
    const used = server.used();
    await pause(4000);
    return server.used() - used < 2;
}

// The wall clock is set forward by a day, back and forward again while the load writes, and back when it is over.
async function jump(engine, url) {
    const clock = new Clock(`${place}/clock-${engine}`), server = await Server.on(engine, url, clock.environment);
    const { people, key } = await arrange(server, MEMBERS);
    const load = new Load(server.servers, people, key), says = name => `${name} (${engine})`;
    load.begin();
    for (const days of [0, 1, 0, 1]) {
        load.ahead = days * DAY_MS;
        clock.set(load.ahead);
        const counts = Object.fromEntries(Object.entries(load.acknowledged).map(([kind, list]) => [kind, list.length]));
        const all = () => Object.keys(counts).every(kind => load.acknowledged[kind].length > counts[kind] + 2);
        prove(says(`everything is written ${days ? 'when the clock was set a day forward' : 'by the clock of today'}`), await comes(all), JSON.stringify(counts));
    }
    await load.end();
    const left = await settle(server), sql = statement => server.sql(statement), struck = struckTwice(sql);
    note(`${engine}: the clock was set four times; ${load.total()} acknowledged; answers by status ${JSON.stringify(load.answers)}`);
    for (const [kind, gone] of Object.entries(lost(sql, load.acknowledged)))
        prove(says(`no acknowledged ${kind} is lost by a clock that is set`), gone.length === 0, `${gone.length}: ${gone.slice(0, 5).join(' ')}`);
    prove(says('every deadline strikes by a clock that was set, and once'), left === 0 && struck.length === 0, `${left} wait; ${struck.slice(0, 5)}`);
    prove(says('no money is ordered twice by a clock that was set'), orderedTwice(sql).length === 0);
    prove(says('nobody is refused for a clock that was set'), load.worst.length === 0, load.worst.join('\n'));
    prove(says('a clock that was set forward makes nothing spin'), await idles(server));
    clock.set(-DAY_MS);
    prove(says('a clock that was set back makes nothing spin'), await idles(server));
    const page = await send(server.servers[0], { path: '/', headers: people[0].headers });
    prove(says('pages are there when the clock is set back'), page.status === 200, String(page.status));
    clock.set(DAY_MS);
    const ended = await server.end('SIGTERM'), found = server.found();
    prove(says('a stop after that ends with 0'), ended === 0, `${ended}: ${server.said}`);
    prove(says('recourse check finds nothing after that'), found === '', found);
}

async function both(how, name) {
    await how('SQLite', `sqlite:${place}/${name}.db`);
    if (process.env.RECOURSE_TEST_POSTGRES)
        await how('PostgreSQL', execFileSync('tools/postgres', ['new', process.env.RECOURSE_TEST_POSTGRES], { encoding: 'utf8' }).trim());
}

await both(endure, 'endure');
await both(jump, 'jump');
console.log(`1..${count}`);
process.exit(failures || !count ? 1 : 0);
