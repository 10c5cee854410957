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
    const grant = await links.verify(context.req.param('token'));
    const site = await sites.get(grant.site);
    if (!site) throw new ProblemError('unknown_site');
    const { token } = await sessions.issue({ site: site.id, ...grant.speaker });
    const state = { site: site.id, session: token, conversation: grant.conversation };
    const nonce = crypto.randomUUID();
    return new Response(page(site.name, site.locale, state, nonce), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data: blob: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
      },
    });
  });
}

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
