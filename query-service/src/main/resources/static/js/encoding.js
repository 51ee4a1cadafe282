/** What a token says, unverified: who may do what is decided by the services. */
export function claimsOf(token) {
  const bytes = Uint8Array.from(atob(fromUrlSafe(token.split('.')[1])), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** So long that nobody guesses it. */
export function random() {
  return urlSafe(crypto.getRandomValues(new Uint8Array(32)));
}

export async function sha256(text) {
  return urlSafe(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
  );
}

function urlSafe(bytes) {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromUrlSafe(text) {
  return text.replaceAll('-', '+').replaceAll('_', '/');
}
