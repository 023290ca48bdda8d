// Breaks a cluster under load and looks for everything that was acknowledged.
import { readFileSync } from 'node:fs';
import { Cluster, pause } from './cluster.mjs';
import { doubled, lost, orderedTwice, struckTwice } from './kept.mjs';
import { Load, Readers, send } from './load.mjs';
import { arrange, save_settings } from './arrange.mjs';

const MEMBERS = 10, BACK_MS = 15000, CUT_BACK_MS = 20000, WHOLE_SECONDS = 60, SETTLED_SECONDS = 90;
const note = text => console.log(text.split('\n').map(line => `# ${line}`).join('\n'));
let count = 0, failures = 0;

function prove(name, fits, why = '') {
    count++;
    failures += !fits;
    if (!fits)
        note(`${name}: ${why}`);
    console.log(`${fits ? 'ok' : 'not ok'} ${count} - ${name}`);
}

const cluster = new Cluster(process.argv[2]);
note(`machines by ${cluster.network}`);
const { operator, people, key } = await arrange(cluster, MEMBERS);

// ---- what one server is told reaches the others ----

const word = 'zanzibarian';
await save_settings(operator, 'site', { reject_words: word });
await pause(1000);
const refused = await Promise.all(cluster.servers.map(server => send(server, {
    method: 'POST', path: '/api/v1/questions', headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': '10.201.0.1' },
    body: JSON.stringify({ title: `Is ${word} a word?`, body: '', category: 'parcels', tags: [] }) })));
prove('settings and categories are known to every server within a second', refused.every(reply => reply.status === 403 && reply.text.includes(word)),
    refused.map(reply => `${reply.status} ${reply.text.slice(0, 300)}`).join('\n'));

// ---- load ----

const load = new Load(cluster.servers, people, key);
const readers = new Readers(cluster.servers);
load.begin();
await pause(4000);

readers.begin();
await pause(1000);
prove('the load writes', load.total() > 50, `${load.total()} acknowledged; ${JSON.stringify(load.answers)}\n${load.worst.join('\n')}`);

// Does something bad, waits until all can be as before, and answers how long nothing was acknowledged.
async function suffer(name, worse, better, back = BACK_MS) {
    await cluster.whole(WHOLE_SECONDS);
    await pause(1000);
    load.longest = 0;
    readers.take();
    note(worse());
    await pause(3000);
    for (let waited = 0; Date.now() - load.lastAt > 1000 && waited < 60000; waited += 100)
        await pause(100);
    await pause(1000);
    const silent = load.longest, seen = readers.take();
    note(`${name}: ${silent} ms without an acknowledged write; ${seen.refused} of ${seen.seen} pages not shown`);
    prove(`writes are acknowledged within ${back / 1000} s of ${name}`, silent < back && Date.now() - load.lastAt < 5000, `${silent} ms`);
    better?.();
    return seen;
}

const number = line => line.match(/\d/)[0];
let broken;
const kill = what => () => (broken = cluster.tool('kill', what)) && broken;
const start = what => () => cluster.tool('start', `${what}:${number(broken)}`);

await suffer('a killed primary', kill('postgres:primary'));
await suffer('the primary\'s machine lost', kill('member:primary'), start('member'));

readers.absent = [cluster.servers[1]];
let seen = await suffer('a killed Recourse server', kill('recourse:2'), start('recourse'));
prove('who reads at the other servers does not notice a killed one', seen.refused === 0, `${seen.refused} of ${seen.seen}`);
await cluster.whole(WHOLE_SECONDS);
readers.absent = [];

seen = await suffer('a killed standby', kill('member:standby'), start('member'));
prove('who reads does not notice a killed standby', seen.refused === 0, `${seen.refused} of ${seen.seen}`);
seen = await suffer('a killed etcd', kill('etcd:1'), start('etcd'));
prove('who reads does not notice a killed etcd', seen.refused === 0, `${seen.refused} of ${seen.seen}`);

let gone;
const lose = command => () => {
    const state = cluster.status();
    gone = String([1, 2, 3].find(n => state[`postgres${n}`][1] === 'primary'));
    return cluster.tool(command, gone);
};
await suffer('the primary\'s machine cut off', lose('cut'), () => cluster.tool('heal', gone), CUT_BACK_MS);
// It wakes up as a primary that has no idea that there is another one.
await suffer('the primary\'s machine standing still', lose('freeze'), () => cluster.tool('thaw', gone), CUT_BACK_MS);
await pause(3000);
await cluster.whole(WHOLE_SECONDS);

await load.end();
await readers.end();
note(`${load.total()} acknowledged: ${Object.entries(load.acknowledged).map(([kind, list]) => `${list.length} ${kind}s`).join(', ')}`);
note(`answers by status: ${JSON.stringify(load.answers)}`);

// ---- everything is there, and once ----

const sql = statement => cluster.sql(statement);
for (const [kind, gone] of Object.entries(lost(sql, load.acknowledged)))
    prove(`no acknowledged ${kind} is lost`, gone.length === 0, `${gone.length} of ${load.acknowledged[kind].length}: ${gone.slice(0, 5).join(' ')}`);
const twice = doubled(sql);
prove('what was sent again with its key was done once', twice.length === 0, twice.slice(0, 5).join('\n'));
prove('nothing is refused but for a while', load.worst.length === 0, load.worst.join('\n'));

// Four times the primary is lost, and with it the answer to a commit of each of sixteen writers of three servers, at most.
prove('500 is answered only where the answer to a commit was lost', (load.answers[500] || 0) <= 4 * 16 * 3, `${load.answers[500]} times`);

const waiting = `SELECT COUNT(*) FROM purchase p WHERE over = 0 AND market_id = (SELECT id FROM market WHERE slug = 'hurried')`;
const open_effects = 'SELECT COUNT(*) FROM effect WHERE next_try_at IS NOT NULL';
for (let i = 0; i < SETTLED_SECONDS && (+cluster.sql(waiting)[0] || +cluster.sql(open_effects)[0]); i++)
    await pause(1000);
const struck = +cluster.sql('SELECT COUNT(*) FROM purchase_event WHERE deadline <> \'\'')[0];
const struck_twice = struckTwice(sql);
note(`${struck} deadlines struck by three clocks`);
prove('every deadline strikes', struck > 20 && cluster.sql(waiting)[0] === '0', `${struck}, waiting: ${cluster.sql(waiting)[0]}`);
prove('no deadline strikes twice', struck_twice.length === 0, struck_twice.slice(0, 5).join('\n'));

const bytes = cluster.sql(`SELECT SUM(pg_total_relation_size(oid)) / (SELECT COUNT(*) FROM purchase) FROM pg_class
    WHERE relkind = 'r' AND relname IN ('purchase', 'purchase_line', 'purchase_event', 'posting', 'effect', 'notice')`)[0];
note(`${bytes} bytes an order, with its indexes`);

const effects = +cluster.sql('SELECT COUNT(*) FROM effect')[0], paid = +cluster.sql('SELECT COUNT(*) FROM simulated_payment')[0];
const ordered_twice = orderedTwice(sql);
prove('no effect is ordered twice', ordered_twice.length === 0 && effects === paid, `${effects} effects, ${paid} payments`);
prove('no effect is handed over by two servers', cluster.logged('effects') <= effects, `${cluster.logged('effects')} handed over of ${effects}`);

let checked;
try {
    checked = cluster.recourse('check');
} catch (error) {
    checked = `failed: ${error.stdout}${error.stderr}`;
}
prove('recourse check finds nothing', !checked.startsWith('failed'), checked);
// ---- what the manual says ----

const examples = [...readFileSync('doc/cluster.md', 'utf8').matchAll(/^tools\/cluster (status|kill|start|cut|heal|freeze|thaw) \S+ ?(.*)$/gm)];
let wrong = '';
try {
    for (const [, command, what] of examples)
        cluster.tool(command, ...what.split(' ').filter(Boolean));
} catch (error) {
    wrong = error.message;
}
prove('the examples of doc/cluster.md work', examples.length === 7 && !wrong, `${examples.length}: ${wrong}`);
console.log(`1..${count}`);
process.exitCode = failures ? 1 : 0;
