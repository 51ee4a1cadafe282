import { accessToken, SignedOut } from './sign-in.js';

/** The service said no: its status, the one line it gave as the reason, and the rule if it is one. */
export class Problem extends Error {
  constructor(status, { detail, rule }, retryAfter) {
    super(detail);
    this.status = status;
    this.rule = rule;
    this.retryAfter = retryAfter; // seconds, or null
  }
}

/**
 * Asks a service as the person signed in.
 *
 * @throws {SignedOut} where the token is not, or no longer, taken
 * @throws {Problem} where the answer is another no
 */
export async function ask(path, { method = 'GET', headers = {}, body, signal } = {}) {
  const answer = await fetch(path, {
    method,
    body,
    headers: { Authorization: `Bearer ${accessToken()}`, ...headers },
    cache: 'no-store',
    signal,
  });
  if (answer.ok) return answer;
  if (answer.status === 401) throw new SignedOut();
  const retryAfter = Number(answer.headers.get('Retry-After')) || null;
  throw new Problem(answer.status, await saidBy(answer), retryAfter);
}

export async function askJson(path, options) {
  return (await ask(path, options)).json();
}

async function saidBy(answer) {
  if (!answer.headers.get('Content-Type')?.includes('json')) return { detail: '', rule: null };
  const { title, detail, rule } = await answer.json();
  return { detail: detail ?? title ?? '', rule: rule ?? null };
}
