// One server on a database of its own, killed and started again on the same port.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import net from 'node:net';

const START_MS = 60000;
const binary = process.env.RECOURSE_BINARY;

function freePort() {
    return new Promise((resolve, reject) => {
        const probe = net.createServer();
        probe.on('error', reject);
        probe.listen(0, '127.0.0.1', () => {
            const { port } = probe.address();
            probe.close(() => resolve(port));
        });
    });
}

export class Server {
    // `environment` is what it has besides ours.
    static async on(engine, url, environment = {}) {
        const server = new Server();
        const port = await freePort();
        process.on('exit', () => server.process?.kill('SIGKILL'));
        Object.assign(server, { engine, url, port, environment, servers: [`http://127.0.0.1:${port}`], starts: [] });
        await server.start();
        return server;
    }

    // Until it says that it listens; how long that took is kept.
    start() {
        const began = Date.now();
        const words = ['serve', '--quiet', '--db', this.url, '--listen', `127.0.0.1:${this.port}`, '--trusted-proxy', '127.0.0.1'];
        this.process = spawn(binary, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...this.environment } });
        this.said = '';
        this.ended = new Promise(done => this.process.on('close', (status, signal) => done(signal || status)));
        return new Promise((resolve, reject) => {
            const late = setTimeout(() => reject(new Error(`not listening after ${START_MS} ms: ${this.said}`)), START_MS);
            let listening = false;
            const listen = part => {
                this.said = (this.said + part).slice(-4000);
                if (listening || !this.said.includes('listening on'))
                    return;
                listening = true;
                clearTimeout(late);
                this.starts.push(Date.now() - began);
                resolve();
            };
            this.process.stdout.on('data', listen);
            this.process.stderr.on('data', listen);
            this.process.on('exit', status => reject(new Error(`the server ended with ${status}: ${this.said}`)));
        });
    }

    // How it ended: a signal's name or a status.
    end(signal) {
        this.process.removeAllListeners('exit');
        this.process.kill(signal);
        return this.ended;
    }

    // Seconds of the processor that it has taken.
    used() {
        const fields = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
        return (+fields[11] + +fields[12]) / 100;
    }

    // The rows of a statement, fields joined by the bar.
    sql(statement) {
        const file = this.url.startsWith('sqlite:') && this.url.slice('sqlite:'.length);
        const [program, words] = file ? ['sqlite3', ['-batch', '-noheader', file, statement]]
            : ['psql', ['-AtqX', '-v', 'ON_ERROR_STOP=1', '-d', this.url, '-c', statement]];
        return execFileSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n').filter(Boolean);
    }

    // What `recourse check` finds; empty: nothing.
    found() {
        try {
            execFileSync(binary, ['check', '--db', this.url], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
            return '';
        } catch (error) {
            return `${error.stdout}${error.stderr}` || String(error);
        }
    }
}
