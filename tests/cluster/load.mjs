// People and a marketplace's system who write over all servers in turn, and keep a list of what was acknowledged.
import http from 'node:http';
import { randomUUID } from 'node:crypto';
import { pause } from './cluster.mjs';

const PATIENCE_MS = 8000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

// One request; { status, text, headers }. Status 0: no answer.
export function send(server, { method = 'GET', path, body, headers = {} }) {
    return new Promise(done => {
        const request = http.request(server + path, { method, agent, headers, timeout: PATIENCE_MS }, reply => {
            const parts = [];
            reply.on('data', part => parts.push(part));
            reply.on('error', () => done({ status: 0, text: '', headers: {} }));
            reply.on('end', () => done({ status: reply.statusCode, text: Buffer.concat(parts).toString(), headers: reply.headers }));
        });
        request.on('timeout', () => request.destroy());
        request.on('error', () => done({ status: 0, text: '', headers: {} }));
        request.end(body);
    });
}

const cookies = reply => (reply.headers['set-cookie'] || []).map(line => line.split(';')[0]).join('; ');
const code = reply => /name="csrf" value="([^"]*)"/.exec(reply.text)?.[1];
let networks = 0;

// Somebody's browser: a session, and the code of its forms.
export class Person {
    constructor(server, handle) {
        this.server = server;
        this.handle = handle;
        this.done = new Set(); // questions that are its own, or voted on
        networks++;
        this.headers = { 'X-Forwarded-For': `10.${networks >> 8}.${networks & 255}.7` };
    }

    async enter(path, password) {
        const page = await send(this.server, { path, headers: this.headers });
        const entered = await this.form(path, { handle: this.handle, password }, code(page));
        if (entered.status !== 303)
            throw new Error(`${path} as ${this.handle}: ${entered.status} ${entered.text.slice(0, 2000)}`);
        this.headers.Cookie = cookies(entered);
        this.code = code(await send(this.server, { path: '/ask', headers: this.headers }));
    }

    form(path, fields, csrf = this.code, server = this.server) {
        const headers = { ...this.headers, 'Content-Type': 'application/x-www-form-urlencoded' };
        return send(server, { method: 'POST', path, headers, body: new URLSearchParams({ csrf, ...fields }).toString() });
    }
}

export class Load {
    constructor(servers, people, key) {
        Object.assign(this, { servers, people, key, turn: 0, stopping: false, workers: [] });
        this.acknowledged = { question: [], answer: [], vote: [], order: [], act: [] };
        this.answers = {}; // how often each status
        this.lastAt = 0; // when the last write was acknowledged
        this.longest = 0; // milliseconds without one, since it was last set to 0
        this.ahead = 0; // milliseconds by which the servers' clock goes before ours
        this.worst = []; // what was answered but 2xx, 3xx, 500, 503 and nothing at all
    }

    next() {
        return this.servers[this.turn++ % this.servers.length];
    }

    note(kind, what) {
        const now = Date.now();
        if (this.lastAt)
            this.longest = Math.max(this.longest, now - this.lastAt);
        this.lastAt = now;
        this.acknowledged[kind].push(what);
    }

    // `right`: a status of refusal that is no fault.
    count(reply, path, right) {
        this.answers[reply.status] = (this.answers[reply.status] || 0) + 1;
        if (reply.status >= 400 && ![500, 503, right].includes(reply.status) && this.worst.length < 20)
            this.worst.push(`${reply.status} ${path} ${reply.text.slice(0, 200)}`);
    }

    // Sends until it is answered for good, the same with the same key, as every client should. Null: given up.
    async insist(path, headers, body, right) {
        const request = { method: 'POST', path, body: JSON.stringify(body),
                          headers: { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() } };
        for (let tries = 0; tries < 40; tries++) {
            const reply = await send(this.next(), request);
            this.count(reply, path, right);
            if (reply.status && reply.status < 500)
                return reply;
            await pause(250);
        }
        return null;
    }

    async ask(person) {
        const title = `Where is parcel ${randomUUID()} now?`;
        const body = { title, body: 'Ordered two months ago, no news.', category: 'parcels', tags: ['late'] };
        const reply = await this.insist('/api/v1/questions', person.headers, body);
        if (reply?.status !== 201)
            return;
        const id = JSON.parse(reply.text).id;
        person.done.add(String(id));
        this.note('question', `${id}|${title}`);
    }

    anyQuestion() {
        const all = this.acknowledged.question;
        return all.length && all[Math.floor(Math.random() * all.length)].split('|')[0];
    }

    async answer(person) {
        const id = this.anyQuestion();
        const body = `Ask the seller for the number ${randomUUID()} first.`;
        const reply = id && await this.insist(`/api/v1/questions/${id}/answers`, person.headers, { body });
        if (reply?.status === 201)
            this.note('answer', `${JSON.parse(reply.text).id}|${body}`);
    }

    // A second vote takes the first back and has no key, so that only what was refused for a while is sent again.
    async vote(person) {
        const id = this.anyQuestion(), path = `/posts/question/${id}/vote`;
        if (!id || person.done.has(id))
            return;
        person.done.add(id);
        for (let tries = 0; tries < 40; tries++) {
            const reply = await person.form(path, { vote: '1' }, person.code, this.next());
            this.count(reply, path);
            if (reply.status === 200 || reply.status === 303)
                this.note('vote', `${id}|${person.handle}`);
            if (reply.status !== 503)
                return;
            await pause(250);
        }
    }

    async order(market, ordered) {
        const number = randomUUID();
        const lines = [{ title: 'Tea bowl', quantity: 1, amount: '14.00' }];
        const body = { number, market, buyer: this.people[0].handle, seller: this.people[1].handle, currency: 'EUR',
                       country: 'DE', paid: true, lines, ...(ordered && { ordered: ordered.toISOString() }) };
        const key = { Authorization: `Bearer ${this.key[market]}` };
        // One that hurries and comes too late, as nobody was there to take it, is refused: it would be late at once.
        const reply = await this.insist('/api/v1/orders', key, body, ordered && 422);
        if (reply?.status !== 201 && reply?.status !== 200)
            return null;
        this.note('order', number);
        return { path: reply.headers.location, number };
    }

    async act() {
        const placed = await this.order('calm'), seller = this.people[1];
        for (let tries = 0; placed && tries < 40; tries++) {
            const seen = await send(this.next(), { path: placed.path, headers: seller.headers });
            if (seen.status !== 200) {
                this.count(seen, placed.path);
                await pause(250);
                continue;
            }
            const body = { version: JSON.parse(seen.text).version };
            const done = await this.insist(`${placed.path}/actions/shipped`, seller.headers, body);
            if (done?.status === 200)
                this.note('act', placed.number);
            return;
        }
    }

    // Late in some seconds; the clock of any server may strike it.
    hurry() {
        return this.order('hurried', new Date(Date.now() + this.ahead - 3600000 + 3000 + Math.random() * 10000));
    }

    async work(person, number) {
        const turns = [() => this.ask(person), () => this.answer(person), () => this.vote(person), () => this.act(),
                       () => this.hurry()];
        for (let turn = number; !this.stopping; turn++) {
            await turns[turn % turns.length]();
            await pause(20); // the machine that runs this has other things to do
        }
    }

    begin() {
        this.workers = this.people.map((person, number) => this.work(person, number));
    }

    async end() {
        this.stopping = true;
        await Promise.all(this.workers);
    }

    total() {
        return Object.values(this.acknowledged).reduce((sum, list) => sum + list.length, 0);
    }
}

// Looks at pages as anybody does, at one server each.
export class Readers {
    constructor(servers) {
        Object.assign(this, { servers, stopping: false, seen: 0, refused: 0, path: '/' });
    }

    async read(server) {
        while (!this.stopping) {
            const reply = await send(server, { path: this.path, headers: { 'X-Forwarded-For': '10.200.0.1' } });
            if (!this.absent?.includes(server)) {
                this.seen++;
                this.refused += reply.status !== 200;
            }
            await pause(100);
        }
    }

    begin() {
        this.workers = this.servers.map(server => this.read(server));
    }

    async end() {
        this.stopping = true;
        await Promise.all(this.workers);
    }

    // What has been refused since the last time.
    take() {
        const taken = { seen: this.seen, refused: this.refused };
        this.seen = this.refused = 0;
        return taken;
    }
}
