import { createRouter } from '../../router.ts';

/**
 * Security: the page runs only its own built files, sends only to its own worker, is framed by nobody, and
 * may not make HTML from text (trusted types).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
};

/** GET /desk and everything below it that is no API: the page, and the files it is made of. */
export function deskPageRoutes(assets: Pick<Fetcher, 'fetch'>) {
  const router = createRouter();
  router.get('/assets/*', async context => {
    const response = await assets.fetch(new URL(new URL(context.req.url).pathname, context.req.url));
    // Names carry a hash of what is in them.
    const cache = response.ok ? 'public, max-age=31536000, immutable' : 'no-store';
    return dressed(response, cache);
  });
  router.get('*', async context =>
    dressed(await assets.fetch(new URL('/desk/', context.req.url)), 'no-cache'),
  );
  return router;
}

function dressed(response: Response, cache: string): Response {
  const headers = new Headers(response.headers);
  // The widget's files may be used by any page, the desk's by none.
  headers.delete('access-control-allow-origin');
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  headers.set('cache-control', cache);
  return new Response(response.body, { status: response.status, headers });
}
