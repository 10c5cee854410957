import type { NewBlock } from '../line-builder.ts';

/** What help centres put around an article, by the names they give it. */
const AROUND =
  /(?:^|[\s_-])(?:(?:bread)?crumbs?|related(?:-|_)?(?:articles?|posts?|content|links)?|recently-viewed|article-(?:votes?|vote|feedback|return-to-top|more-questions|relatives|subscribe|share|comments?|metadata|author)|feedback|was-this-helpful|helpful(?:ness)?|voting|ratings?|pagination|pager|prev-?next|table-of-contents|toc|on-this-page|edit-this-page|edit-link|last-updated|share-(?:buttons?|links?)|social(?:-\w+)?|comments?(?:-\w+)?|cookie(?:-\w+)?|newsletter|sidebar|skip-link|sr-only|visually-hidden|intercom-reaction-picker|reactions?)(?:$|[\s_-])/i;
const LABELLED = /breadcrumb|pagination|table of contents|related/i;
/** An element with this share of all words is the article, whatever it is called. */
const ARTICLE_SHARE = 0.4;

/** Questions to the reader; what stands below them belongs to them. */
const FEEDBACK =
  /^(?:was this (?:article|page|answer|content|information)?\s*(?:helpful|useful)|did (?:this|we) (?:article |page )?(?:help|answer)|is this (?:article|page) helpful|how (?:helpful|useful) was this|rate this (?:article|page)|war (?:dieser|diese|das|dieser beitrag|dieser artikel)\b.*(?:hilfreich|nützlich)|(?:cet article|cette page)\b.*utile|¿(?:te|le|fue|ha sido|esta|este)\b.*(?:útil|ayud))/i;
/** Headings of what follows an article. */
const FOLLOWING =
  /^(?:related (?:articles?|posts?|topics?|content|pages?)|recently viewed(?: articles?)?|(?:still )?(?:need|have) (?:more )?(?:help|questions)\b.*|see also|more articles(?: in .*)?|articles in this section|ähnliche (?:artikel|beiträge)|verwandte (?:artikel|beiträge|themen)|articles associés|artículos relacionados|comments?|leave a (?:comment|reply))[?:.!]?$/i;
/** Answers to a question about the article, as buttons write them. */
const VOTES = /^(?:yes|no|ja|nein|oui|non|sí|👍|👎|[\s/·|])+$|^\d+ (?:out )?of \d+\b/iu;
/** Lines that are buttons and counters. */
const CHROME =
  /^\d+ (?:out )?of \d+ (?:people )?found this helpful\.?$|^(?:\d+ )?users? found this (?:article )?helpful$|^(?:back to top|return to top|skip to (?:main )?content|print this page|copy link|edit this page(?: on github)?|on this page|table of contents|(?:previous|next) page|submit a request\.?)$/i;
const UPDATED =
  /^(?:(?:last )?(?:updated|modified)(?: on)?|(?:zuletzt )?(?:aktualisiert|geändert)(?: am)?|(?:última actualización|actualizado)(?: el)?|(?:dernière )?mise? à jour(?: le)?):? (?=.{1,40}$).*\d/i;

/** Takes out what stands around an article, by class, id and label; never the article itself. */
export function dropAround(main: Element): void {
  const all = wordsOf(main);
  for (const element of [...main.querySelectorAll('[class],[id],[aria-label],[itemtype]')]) {
    if (!main.contains(element) || /^H[1-6]$/i.test(element.tagName)) continue;
    // Ids of sections are made from their headings: one that holds steps is about its name, not around it.
    const isNamed = AROUND.test(element.getAttribute('id') ?? '') && !element.querySelector('ol,pre,table');
    const isAround =
      isNamed ||
      AROUND.test(element.getAttribute('class') ?? '') ||
      LABELLED.test(element.getAttribute('aria-label') ?? '') ||
      (element.getAttribute('itemtype') ?? '').includes('BreadcrumbList');
    if (isAround && !element.querySelector('h1') && wordsOf(element) < all * ARTICLE_SHARE) element.remove();
  }
}

/** Takes out the lines around an article that no name gave away. */
export function dropLines(blocks: NewBlock[]): NewBlock[] {
  const end = blocks.findIndex(
    (block, index) =>
      FEEDBACK.test(block.text) ||
      (block.kind === 'heading' && FOLLOWING.test(block.text) && isTail(blocks.slice(index + 1))),
  );
  const kept = end === -1 ? blocks : [...blocks.slice(0, end), ...afterFeedback(blocks, end)];
  return kept.filter(
    block =>
      block.kind === 'code' ||
      block.kind === 'step' ||
      !(CHROME.test(block.text) || UPDATED.test(block.text)),
  );
}

/** A heading like "See also" ends an article only if no part of it comes after. */
function isTail(rest: NewBlock[]): boolean {
  return !rest.some(block => block.kind === 'step' || block.kind === 'code');
}

/** Steps below a feedback question: it stood in the middle, and only its own lines go. */
function afterFeedback(blocks: NewBlock[], end: number): NewBlock[] {
  const rest = blocks.slice(end + 1);
  if (isTail(rest)) return [];
  const first = rest.findIndex(block => !VOTES.test(block.text));
  return first === -1 ? [] : rest.slice(first);
}

function wordsOf(element: Element): number {
  return (element.textContent ?? '').match(/\S+/g)?.length ?? 0;
}
