// What the load needs: an operator, limits out of the way, a category, two marketplaces with keys, members.
import { execFileSync } from 'node:child_process';
import { Person, send } from './load.mjs';

const PASSWORD = 'slow-amber-lighthouse';

const plain = text => text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', '#39': '\'', amp: '&' })[name]);

// What the form at `action` holds, as a browser would send it.
function fields_of(text, action) {
    const form = text.match(new RegExp(`<form[^>]*action="${action}"[^]*?</form>`))[0];
    const fields = {};
    for (const [, attributes] of form.matchAll(/<input([^>]*)>/g)) {
        const name = /name="([^"]*)"/.exec(attributes)?.[1];
        if (name)
            fields[name] = plain(/value="([^"]*)"/.exec(attributes)?.[1] || '');
    }
    for (const [, name, value] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n?([^]*?)<\/textarea>/g))
        fields[name] = plain(value);
    for (const [, name, options] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([^]*?)<\/select>/g))
        fields[name] = /<option value="([^"]*)"\s*selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)[1];
    return fields;
}

function must(reply, what, ...statuses) {
    if (!statuses.includes(reply.status))
        throw new Error(`${what}: ${reply.status} ${reply.text.replace(/<[^>]*>/g, ' ').slice(0, 3000)}`);
    return reply;
}

export async function save_settings(operator, group, changes) {
    const path = `/admin/settings/${group}`;
    const page = must(await send(operator.server, { path, headers: operator.headers }), path, 200);
    const fields = fields_of(page.text, path);
    must(await operator.form(path, { ...fields, ...(changes instanceof Function ? changes(fields) : changes) }), path, 303);
}

async function market(operator, name, policy) {
    const fields = { name, slug: name.toLowerCase(), kind: 'hosted', policy, currency: 'EUR', fee: '0.00' };
    must(await operator.form('/admin/markets', fields), name, 303);
    const made = must(await operator.form(`/admin/markets/${fields.slug}/keys`, { token_name: 'Its system', scope_orders: '1', days: '0', password_now: PASSWORD }), name, 200, 201);
    return />(rc_[A-Za-z0-9_-]{30,})<\/span>/.exec(made.text)[1];
}

export async function arrange(cluster, member_count) {
    const password = ['user', 'add', 'Opal', '--role', 'operator', '--stdin', '--db', cluster.url];
    execFileSync(process.env.RECOURSE_BINARY, password, { input: `${PASSWORD}\n` });
    const operator = new Person(cluster.servers[0], 'Opal');
    await operator.enter('/sign-in', PASSWORD);
    await save_settings(operator, 'limits', fields =>
        Object.fromEntries(Object.keys(fields).filter(name => name.startsWith('limit_')).map(name => [name, '1000000'])));
    await save_settings(operator, 'site', { payment_provider: 'simulated', hold_first_posts: '0' });
    must(await operator.form('/admin/categories', { name: 'Parcels', parent: '0', position: '100' }), 'a category', 303);
    const key = { calm: await market(operator, 'Calm', 'recourse-default'), hurried: await market(operator, 'Hurried', 'hurried') };
    const people = [];
    for (let i = 0; i < member_count; i++) {
        people.push(new Person(cluster.servers[0], `Member${i}`));
        await people[i].enter('/sign-up', PASSWORD);
    }
    return { operator, people, key };
}
