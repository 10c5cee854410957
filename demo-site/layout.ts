import { owner, workspace } from './data.ts';
import { Html, html } from './html.ts';
import type { Page, PageContext } from './page.ts';

const PUBLIC_LINKS = [
  ['/pricing', 'Pricing'],
  ['/help', 'Help'],
  ['/status', 'Status'],
  ['/contact', 'Contact'],
] as const;

const APP_LINKS = [
  [
    'Plan',
    [
      ['/app/schedule', 'Schedule'],
      ['/app/members', 'Members'],
    ],
  ],
  [
    'Settings',
    [
      ['/app/billing', 'Billing'],
      ['/app/integrations', 'Integrations'],
    ],
  ],
] as const;

/** The whole document, with the embed tag as the last thing in the body. */
export function renderPage(page: Page, context: PageContext): string {
  const bodyAttributes = page.area
    ? html` data-waypost-area="${page.area}" data-waypost-plan="${owner.plan}"`
    : html``;
  const document = html`<!doctype html>
<html lang="${page.language ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${page.description ?? 'Shift planning for small teams.'}">
<title>${page.title} · Tidely</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/styles.css">
<script type="module" src="/app.js"></script>
</head>
<body class="${page.area ? 'app' : 'site'}" data-signed-in="${context.isSignedIn ? 'yes' : 'no'}"${bodyAttributes}>
<a class="skip-link" href="#main">Skip to content</a>
${page.area ? appFrame(page, context) : siteFrame(page, context)}
<p class="toast" id="toast" role="status" hidden></p>
${new Html(context.snippet)}
</body>
</html>
`;
  return document.text;
}

function siteFrame(page: Page, context: PageContext): Html {
  return html`<header class="site-header"><div class="wrap">
${logo('/')}
<nav class="site-nav" aria-label="Main">${PUBLIC_LINKS.map(([path, label]) => navLink(path, label, context.path))}<a href="/app/schedule">Open the app</a></nav>
${sessionControl(context)}
</div></header>
<main id="main" tabindex="-1">${page.main}</main>
<footer class="site-footer"><div class="wrap">
<p>Tidely plans shifts for cafés, clinics and shops.</p>
<nav aria-label="Footer">${PUBLIC_LINKS.map(([path, label]) => html`<a href="${path}">${label}</a>`)}</nav>
</div></footer>`;
}

function appFrame(page: Page, context: PageContext): Html {
  return html`<header class="app-header">
${logo('/')}
<p class="workspace">${workspace.name} <span class="tag">Team</span></p>
<nav class="app-header-links" aria-label="Help"><a href="/help">Help</a><a href="/status">Status</a></nav>
${sessionControl(context)}
</header>
<div class="app-body">
<nav class="side-nav" aria-label="Workspace">
${APP_LINKS.map(([group, links]) => html`<div class="side-group"><h2>${group}</h2>${links.map(([path, label]) => navLink(path, label, context.path))}</div>`)}
</nav>
<main id="main" tabindex="-1">
${!context.isSignedIn && html`<p class="notice">You are looking at a sample workspace. Sign in as Dana to use it as its owner.</p>`}
${page.main}
</main>
</div>`;
}

function navLink(path: string, label: string, current: string): Html {
  const isCurrent = current === path || current.startsWith(`${path}/`);
  return html`<a href="${path}"${isCurrent ? html` aria-current="page"` : html``}>${label}</a>`;
}

function logo(path: string): Html {
  return html`<a class="logo" href="${path}" aria-label="Tidely, home"><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><rect class="logo-back" width="24" height="24" rx="6"/><path class="logo-lines" d="M6 7h7M10 12h8M6 17h5"/></svg><span>Tidely</span></a>`;
}

function sessionControl({ isSignedIn, path }: PageContext): Html {
  const returnTo = html`<input type="hidden" name="returnTo" value="${path}">`;
  return isSignedIn
    ? html`<form class="session" method="post" action="/session/sign-out" data-sign-out>${returnTo}
<span class="avatar" aria-hidden="true">DO</span><span class="session-name">${owner.name}<small>Owner, Team plan</small></span>
<button class="button quiet" type="submit">Sign out</button></form>`
    : html`<form class="session" method="post" action="/session/sign-in">${returnTo}
<button class="button quiet" type="submit"><span>Sign in<span class="session-long"> as Dana Okafor</span></span><small class="session-long">Owner, Team plan</small></button></form>`;
}
