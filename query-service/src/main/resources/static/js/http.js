import { accessToken, SignedOut } from './sign-in.js';

/** The service said no: its status and the one line it gave as the reason. */
export class Problem extends Error {
  constructor(status, detail, retryAfter) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter; // seconds, or null
  }
}

/**
 * Asks a service as the person signed in.
 *
 * @throws {SignedOut} where the token is not, or no longer, taken
 * @throws {Problem} where the answer is another no
 */
export async function ask(path, { headers = {}, signal } = {}) {
  const answer = await fetch(path, {
    headers: { Authorization: `Bearer ${accessToken()}`, ...headers },
    cache: 'no-store',
    signal,
  });
  if (answer.ok) return answer;
  if (answer.status === 401) throw new SignedOut();
  const retryAfter = Number(answer.headers.get('Retry-After')) || null;
  throw new Problem(answer.status, await detailOf(answer), retryAfter);
}

export async function askJson(path, options) {
  return (await ask(path, options)).json();
}

async function detailOf(answer) {
  if (!answer.headers.get('Content-Type')?.includes('json')) return '';
  const { title, detail } = await answer.json();
  return detail ?? title ?? '';
}
