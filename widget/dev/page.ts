/** A plain host page on another origin than the widget, optionally under a strict policy. */
export function hostPage(url: URL, widget: string): { html: string; headers: Record<string, string> } {
  const { theme, locale, csp, position } = Object.fromEntries(url.searchParams);
  const direction = locale === 'ar' ? 'rtl' : 'ltr';
  const isNonce = csp === 'nonce';
  const policy = isNonce
    ? `default-src 'none'; script-src 'nonce-x' 'strict-dynamic'; connect-src ${widget}; style-src 'nonce-x'; require-trusted-types-for 'script'; trusted-types 'none'`
    : `default-src 'none'; script-src ${widget}; connect-src ${widget}; require-trusted-types-for 'script'; trusted-types 'none'`;
  const attributes = [
    'data-site="demo"',
    ...(theme ? [`data-mode="${theme === 'dark' ? 'dark' : 'light'}"`] : []),
    ...(locale ? [`data-locale="${locale === 'ar' ? 'ar' : 'de'}"`] : []),
    ...(position ? ['data-position="left"'] : []),
    ...(isNonce ? ['nonce="x"'] : []),
  ].join(' ');
  return {
    headers: csp ? { 'content-security-policy': policy } : {},
    html: `<!doctype html>
<html lang="en" dir="${direction}" data-waypost-plan="team">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Billing · Tidely</title>
${csp && !isNonce ? '' : `<style${isNonce ? ' nonce="x"' : ''}>body{margin:0;font:16px/1.5 Georgia,serif;${theme === 'dark' ? 'background:#101114;color:#ddd' : 'background:#f7f5f0;color:#222'}}main{max-width:640px;margin:0 auto;padding:64px 24px 1200px}button{background:red;border:3px solid lime}div{margin:40px}</style>`}
<main data-waypost-area="billing"><h1>Billing</h1><p>Plan, payment method and invoices of this workspace.</p><h2>Payment method</h2><p>Visa ending in 4242.</p><h2>Invoices</h2><p>October, November.</p><a href="/app/members">Members</a></main>
<script async src="${widget}/waypost.js" ${attributes}></script>
</html>`,
  };
}
