import type { Grant } from '../../access/grant.ts';
import type { ResumeLinks } from '../../access/resume-link.ts';
import type { Sessions } from '../../access/session.ts';
import type { Sites } from '../../access/site.ts';
import { escapeHtml } from '../../handoff/render.ts';
import { ProblemError } from '../problem.ts';
import { createRouter } from '../router.ts';

export interface ResumeDeps {
  sites: Sites;
  sessions: Sessions;
  links: ResumeLinks;
}

/**
 * GET /resume/:token: the page that a mail leads to. It shows the conversation in the widget, full screen,
 * on the worker's own address: the customer's page may need signing in, the mail does not.
 */
export function resumeRoutes({ sites, sessions, links }: ResumeDeps) {
  return createRouter().get('/:token', async context => {
    const grant = await grantOf(links, context.req.param('token'));
    if (!grant) return new Response(INVALID, { status: 410, headers: PAGE_HEADERS });
    const site = await sites.get(grant.site);
    if (!site) throw new ProblemError('unknown_site');
    const { token } = await sessions.issue({ site: site.id, ...grant.speaker });
    const state = { site: site.id, session: token, conversation: grant.conversation };
    const nonce = crypto.randomUUID();
    return new Response(page(site.name, site.locale, state, nonce), {
      headers: {
        ...PAGE_HEADERS,
        'content-security-policy': `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data: blob: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      },
    });
  });
}

/** A link in a mail is opened by people: one that no longer holds gets a page, not a problem's JSON. */
async function grantOf(links: ResumeLinks, token: string): Promise<Grant | undefined> {
  try {
    return await links.verify(token);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
};

const INVALID = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>This link no longer works</title>
<h1>This link no longer works</h1>
<p>Links in our mails hold for two weeks. Open the chat where you wrote to us: your conversation is there.</p>
</html>`;

function page(
  name: string,
  locale: string,
  { site, session, conversation }: { site: string; session: string; conversation: string },
  nonce: string,
): string {
  const title = escapeHtml(name);
  const data = escapeHtml(JSON.stringify({ session, conversation }));
  return `<!doctype html>
<html lang="${escapeHtml(locale)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<body data-resume="${data}">
<script nonce="${nonce}">
  const { session, conversation } = JSON.parse(document.body.dataset.resume);
  localStorage.setItem('waypost:${escapeHtml(site)}:token', session);
  localStorage.setItem('waypost:${escapeHtml(site)}:conversation', conversation);
  history.replaceState(null, '', '/resume');
  sessionStorage.setItem('waypost:${escapeHtml(site)}:open', '1');
</script>
<script src="/waypost.js" data-site="${escapeHtml(site)}" async></script>
</body>
</html>`;
}
