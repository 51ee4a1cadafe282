import { claimsOf, random, sha256 } from './encoding.js';

/**
 * Signs in at the sign-in service: OAuth 2 authorization code with PKCE. Tokens stay in this tab's
 * sessionStorage and end with it.
 */
const TOKENS = 'dealstream.tokens';
const ATTEMPT = 'dealstream.sign-in';
const RENEWED_AT = 'dealstream.renewed-at';
const EARLY = 20_000; // renew this long before the end, in milliseconds
const LOOK_AGAIN = 3_000;

let config;
let renewal; // the timer of the next
let renewing = null; // the one under way

/** Nobody is signed in, or no longer. */
export class SignedOut extends Error {}

/**
 * Finishes a sign-in the address brings back, or takes up the one of this tab.
 *
 * @returns {Promise<{session: ?object, notice: ?string, scroll: ?number}>} nobody: session is null;
 *     scroll: how far down the person was before leaving for the sign-in
 */
export async function resume(settings) {
  config = settings;
  const answer = new URLSearchParams(location.search);
  if (answer.has('state') && (answer.has('code') || answer.has('error'))) {
    const attempt = JSON.parse(sessionStorage.getItem(ATTEMPT) ?? '{}');
    sessionStorage.removeItem(ATTEMPT);
    history.replaceState(null, '', location.pathname + (attempt.place ?? ''));
    if (attempt.state !== answer.get('state')) return { session: null, notice: 'signInFailed' };
    if (answer.has('error')) {
      return { session: null, notice: attempt.silent ? 'sessionEnded' : 'signInFailed' };
    }
    const done = await exchange({
      grant_type: 'authorization_code',
      code: answer.get('code'),
      redirect_uri: pageUri(),
      code_verifier: attempt.verifier,
    });
    if (!done) return { session: null, notice: 'signInFailed' };
    return { session: session(), notice: null, scroll: attempt.scroll };
  }
  const held = tokens();
  if (!held) return { session: null, notice: null };
  if (held.expiresAt > Date.now()) {
    renewLater(held);
    return { session: session(), notice: null };
  }
  const fresh = await renew();
  return { session: fresh ? session() : null, notice: 'sessionEnded' };
}

/** Who is signed in, as the token says it. */
export function session() {
  const claims = claimsOf(tokens().accessToken);
  return { user: claims.sub, owner: claims.owner ?? claims.sub, roles: claims.roles ?? [] };
}

export function accessToken() {
  const held = tokens();
  if (!held) throw new SignedOut();
  return held.accessToken;
}

/**
 * Goes to the sign-in service; the place in the address is kept.
 *
 * @param silent ask without showing a form: comes back at once, signed in or not
 */
export async function begin({ silent = false } = {}) {
  const { authorization_endpoint: address } = await provider();
  const verifier = random();
  const attempt = { verifier, state: random(), place: location.search, scroll: scrollY, silent };
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: pageUri(),
    scope: 'openid',
    state: attempt.state,
    code_challenge: await sha256(verifier),
    code_challenge_method: 'S256',
  });
  if (silent) query.set('prompt', 'none');
  location.assign(`${address}?${query}`);
}

/**
 * The services no longer take the token, or soon will not: a fresh one is fetched, by leaving the
 * page for a moment if need be.
 *
 * @returns {Promise<boolean>} whether there is one; where not, the person has to sign in again
 */
export function renew() {
  renewing ??= renewed().finally(() => {
    renewing = null;
  });
  return renewing;
}

async function renewed() {
  await reachable();
  const held = tokens();
  if (held?.refreshToken) {
    const fields = { grant_type: 'refresh_token', refresh_token: held.refreshToken };
    if (await exchange(fields)) return true;
  }
  sessionStorage.removeItem(TOKENS);
  // A token refused as soon as it is fetched must not send the page round and round.
  const last = Number(sessionStorage.getItem(RENEWED_AT) ?? 0);
  if (Date.now() - last < 30_000) return false;
  sessionStorage.setItem(RENEWED_AT, String(Date.now()));
  await begin({ silent: true });
  return new Promise(() => {}); // the page is being left
}

/** Leaving the page for a sign-in service that is down would lose the page: it waits till it is up. */
async function reachable() {
  for (;;) {
    try {
      return await provider();
    } catch (down) {
      if (!(down instanceof TypeError)) throw down;
      await new Promise((later) => setTimeout(later, LOOK_AGAIN));
    }
  }
}

/** Forgets the tokens and ends the session at the sign-in service too. */
export async function end() {
  const held = tokens();
  sessionStorage.removeItem(TOKENS);
  clearTimeout(renewal);
  const { end_session_endpoint: address } = await provider();
  if (!held?.idToken || !address) {
    location.assign(pageUri());
    return;
  }
  const query = new URLSearchParams({
    id_token_hint: held.idToken,
    client_id: config.clientId,
    post_logout_redirect_uri: pageUri(),
  });
  location.assign(`${address}?${query}`);
}

/** The sign-in service's addresses, by OpenID discovery. */
async function provider() {
  const answer = await fetch(`${config.signInUrl}/.well-known/openid-configuration`);
  return answer.json();
}

async function exchange(fields) {
  const { token_endpoint: address } = await provider();
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: config.clientId, ...fields }),
  });
  if (!answer.ok) return false;
  const given = await answer.json();
  const held = {
    accessToken: given.access_token,
    refreshToken: given.refresh_token ?? null,
    idToken: given.id_token ?? tokens()?.idToken ?? null,
    expiresAt: Date.now() + given.expires_in * 1000,
  };
  sessionStorage.setItem(TOKENS, JSON.stringify(held));
  renewLater(held);
  return true;
}

function renewLater({ expiresAt }) {
  clearTimeout(renewal);
  renewal = setTimeout(renew, Math.max(0, expiresAt - Date.now() - EARLY));
}

function tokens() {
  return JSON.parse(sessionStorage.getItem(TOKENS));
}

function pageUri() {
  return location.origin + location.pathname;
}
