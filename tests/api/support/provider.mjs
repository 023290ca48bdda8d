// OpenID Connect providers on this machine: a real one (oidc-provider), and one that says whatever a test wants it to.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { SignJWT, exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";
import { Visitor } from "./world.mjs";

export const CLIENT = { id: "help-desk", secret: "a secret of the test's & no other's" };

async function listening(handle) {
  const server = createServer(handle);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { server, issuer: `http://127.0.0.1:${server.address().port}` };
}

export const settingsOf = (issuer) => ["--call-inside", "--oidc-issuer", issuer, "--oidc-client-id", CLIENT.id, "--oidc-client-secret", CLIENT.secret, "--oidc-name", "Harbour Shop"];

export async function newKey(alg, kid) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const common = { kid, alg, use: "sig" };
  return { alg, kid, privateKey, secret: { ...(await exportJWK(privateKey)), ...common }, open: { ...(await exportJWK(publicKey)), ...common } };
}

// Begun before the site, which must know its address; `serve` makes it one for the site's address.
export async function realProvider() {
  const real = { handle: (request, response) => response.writeHead(503).end(), people: new Map(), tokens: 0 };
  const { server, issuer } = await listening((request, response) => real.handle(request, response));
  real.issuer = issuer;
  real.stop = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  real.serve = async (site, alg) => {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [`${site}/sign-in/back`],
          post_logout_redirect_uris: [`${site}/sign-in?said=signed-out`],
          id_token_signed_response_alg: alg,
        },
      ],
      jwks: { keys: [(await newKey(alg, `${alg}-1`)).secret] },
      cookies: { keys: ["only for this test"] },
      claims: { profile: ["preferred_username", "name"] },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
      findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id, ...real.people.get(id) }) }),
    });
    real.handle = provider.callback();
  };
  return real;
}

// A browser at the provider: signs in there as that person and agrees; answers where it is sent in the end.
export async function throughProvider(issuer, location, person) {
  const there = new Visitor(issuer);
  let reply = await there.fetch(location.slice(issuer.length));
  for (let steps = 0; steps < 12; steps++) {
    const next = reply.headers.get("location");
    if (next && !new URL(next, issuer).href.startsWith(`${issuer}/`)) return next;
    if (next) {
      const url = new URL(next, issuer);
      reply = await there.fetch(url.pathname + url.search);
      continue;
    }
    const page = await reply.text();
    const [, action] = page.match(/action="([^"]+)"/) ?? assert.fail(page.slice(0, 2000));
    const prompt = page.match(/name="prompt" value="(\w+)"/)[1];
    const url = new URL(action, issuer);
    reply = await there.fetch(url.pathname, { method: "POST", body: new URLSearchParams({ prompt, login: person, password: "anything" }) });
  }
  return assert.fail("the provider leads in circles");
}

// A provider that signs what the test gives it. `answer` makes the ID token of a turn; `wait` holds the answer back.
export async function bentProvider() {
  const bent = { keys: [], asked: { discovery: 0, keys: 0, token: 0 }, exchanges: [], answer: null, wait: 0, more: {} };
  const { server, issuer } = await listening(async (request, response) => {
    const say = (value, status = 200) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    let body = "";
    for await (const part of request) body += part;
    if (request.url === "/.well-known/openid-configuration") {
      bent.asked.discovery++;
      return say({ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`, ...bent.more });
    }
    if (request.url === "/keys") {
      bent.asked.keys++;
      return say({ keys: bent.keys });
    }
    bent.asked.token++;
    bent.exchanges.push({ body: new URLSearchParams(body), authorization: request.headers.authorization });
    await new Promise((done) => setTimeout(done, bent.wait));
    return say({ access_token: "access", token_type: "Bearer", id_token: await bent.answer() });
  });
  bent.issuer = issuer;
  bent.stop = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return bent;
}

export const claimsOf = (issuer, turn, more = {}) => {
  const now = Math.floor(Date.now() / 1000);
  return { iss: issuer, aud: CLIENT.id, sub: "person-1", nonce: turn.nonce, iat: now, exp: now + 300, preferred_username: "Nora", ...more };
};
export const signed = (claims, key, header = {}) => new SignJWT(claims).setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).sign(key.privateKey);
