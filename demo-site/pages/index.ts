import type { Article } from '../help.ts';
import type { Page, PageContext } from '../page.ts';
import { articlePage } from './article.ts';
import { billingPage } from './billing.ts';
import { contactPage } from './contact.ts';
import { helpPage } from './help-centre.ts';
import { homePage } from './home.ts';
import { integrationsPage } from './integrations.ts';
import { membersPage } from './members.ts';
import { pricingPage } from './pricing.ts';
import { schedulePage } from './schedule.ts';
import { statusPage } from './status.ts';

/** Finds the page for a path; undefined means there is none. */
export function createPages(articles: ReadonlyMap<string, Article>) {
  const pages = new Map<string, (context: PageContext) => Page>([
    ['/', homePage],
    ['/pricing', pricingPage],
    ['/contact', contactPage],
    ['/status', statusPage],
    ['/app/schedule', schedulePage],
    ['/app/members', membersPage],
    ['/app/billing', billingPage],
    ['/app/integrations', integrationsPage],
    ['/help', () => helpPage(articles)],
  ]);
  return (context: PageContext): Page | undefined => {
    const path = context.path.length > 1 ? context.path.replace(/\/$/, '') : context.path;
    const article = path.startsWith('/help/') ? articles.get(path.slice('/help/'.length)) : undefined;
    return article ? articlePage(article, articles) : pages.get(path)?.(context);
  };
}
