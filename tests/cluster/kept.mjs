// What a Load was told is done, looked for in the database; `sql` runs a statement and answers its rows.
const statements = {
    question: 'SELECT id || \'|\' || title FROM question',
    answer: 'SELECT id || \'|\' || body FROM answer',
    vote: 'SELECT v.post_id || \'|\' || p.handle FROM vote v JOIN person p ON p.id = v.person_id WHERE v.vote = 1',
    order: 'SELECT number FROM purchase',
    act: 'SELECT p.number FROM purchase p JOIN purchase_event e ON e.purchase_id = p.id WHERE e.kind = \'shipped\'',
};

// Of each kind, what was acknowledged and is not there: { question: [], ... }.
export function lost(sql, acknowledged) {
    return Object.fromEntries(Object.entries(statements).map(([kind, statement]) => {
        const rows = new Set(sql(statement));
        return [kind, acknowledged[kind].filter(what => !rows.has(what))];
    }));
}

// What stands there twice although it was sent with one key.
export function doubled(sql) {
    return sql(`SELECT title FROM question GROUP BY title HAVING COUNT(*) > 1
        UNION ALL SELECT body FROM answer GROUP BY body HAVING COUNT(*) > 1
        UNION ALL SELECT number FROM purchase GROUP BY number HAVING COUNT(*) > 1`);
}

// Deadlines that struck twice, and events whose money was ordered twice.
export function struckTwice(sql) {
    return sql('SELECT purchase_id, deadline FROM purchase_event WHERE deadline <> \'\' GROUP BY 1, 2 HAVING COUNT(*) > 1');
}
export function orderedTwice(sql) {
    return sql('SELECT purchase_id FROM effect GROUP BY purchase_id, event_number HAVING COUNT(*) > 1');
}
