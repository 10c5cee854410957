import { expect, it } from 'vitest';
import { DocumentFault } from '../document-fault.ts';
import { splitFrontMatter } from './front-matter.ts';

const fieldsOf = (frontMatter: string) => splitFrontMatter(`---\n${frontMatter}\n---\nText.`, 'stem').fields;
const plain = { isDraft: false, isArticleText: false };

it.each([
  [
    'Docusaurus',
    'slug: /billing/refund\nsidebar_label: Refunds\ntags: [billing, money]\nlast_update:\n  date: 2026-05-01\n  author: x',
    { id: 'billing/refund', title: 'Refunds', area: 'billing', updated: '2026-05-01' },
  ],
  [
    'VitePress',
    'title: Refunds\nlang: de\nlastUpdated: false\ndescription: How refunds work here.',
    { title: 'Refunds', locale: 'de', description: 'How refunds work here.' },
  ],
  [
    'Jekyll',
    'layout: post\ntitle: Refunds\npermalink: /help/refunds/\ncategories: billing\ndate: 2026-03-04 10:00:00 +0100',
    { title: 'Refunds', url: '/help/refunds/', area: 'billing', updated: '2026-03-04T10:00:00 +0100' },
  ],
  ['a Jekyll pattern, which is no address', 'title: T\npermalink: /:categories/:title/', { title: 'T' }],
  ['MkDocs', 'title: Refunds\ntags:\n  - billing', { title: 'Refunds', area: 'billing' }],
  [
    'a Zendesk export',
    'id: 360001\ntitle: Refunds\nhtml_url: https://x.example/hc/en-us/articles/360001\nsection: Billing\nlocale: en-us\nupdated_at: 2026-01-02T03:04:05Z\nlabel_names: [money]',
    {
      id: '360001',
      title: 'Refunds',
      url: 'https://x.example/hc/en-us/articles/360001',
      area: 'Billing',
      locale: 'en-us',
      updated: '2026-01-02T03:04:05Z',
    },
  ],
  [
    'an Intercom export',
    'title: Refunds\ncollection: Billing\nstate: published\nlanguage: en_US',
    { title: 'Refunds', area: 'Billing', locale: 'en-US' },
  ],
  [
    'a Help Scout export',
    'name: Refunds\nslug: refunds\nstatus: published\nupdatedAt: x\ncategory: {name: Billing}',
    { id: 'refunds', title: 'Refunds', area: 'Billing' },
  ],
])('reads the front matter of %s', (_tool, text, expected) => {
  expect(fieldsOf(text)).toEqual({ ...expected, ...plain });
});

it('reads TOML as Hugo writes it', () => {
  const text =
    '+++\n# about\ntitle = "Refunds # and \\"more\\""\ndate = 2026-02-03T04:05:06Z\ndraft = false\nweight = 1_000\ntags = [\n  "billing", # first\n  \'money\',\n]\n[params]\nlang = "de"\n+++\nText.';
  expect(splitFrontMatter(text, 'stem')).toEqual({
    fields: { title: 'Refunds # and "more"', area: 'billing', updated: '2026-02-03T04:05:06Z', ...plain },
    body: 'Text.',
  });
});

it.each([
  ['+++\ntitle = """\nlong\n"""\n+++\nText.', 'line 1'],
  ['+++\nid = "known"\n\ntitle: T\n+++\nText.', 'line 3 is not "key = value"'],
  ['+++\ntitle = {a = 1}\n+++\nText.', 'line 1'],
  ['+++\ntitle = "T"\nText.', 'three plus signs'],
])('says which line of TOML it cannot read in %j', (content, reason) => {
  let fault: unknown;
  try {
    splitFrontMatter(content, 'stem');
  } catch (error) {
    fault = error;
  }
  expect(fault).toBeInstanceOf(DocumentFault);
  expect(String(fault)).toContain(reason);
  if (content.includes('known')) expect(fault).toMatchObject({ id: 'known' });
});

it.each(['draft: true', 'published: false', 'state: draft', 'status: Unpublished', 'unlisted: true'])(
  'takes %s for a draft',
  line => {
    expect(fieldsOf(`title: T\n${line}`).isDraft).toBe(true);
  },
);

it('lets our own fields win over aliases, and skips other tools’ values that are not what they should be', () => {
  expect(
    fieldsOf(
      'id: own\nslug: other\ntitle: Own\nname: Other\nlocale: de\nlang: fr\nlanguage: English (UK)\ndate: soon',
    ),
  ).toEqual({ id: 'own', title: 'Own', locale: 'de', ...plain });
  expect(fieldsOf('title: T\nlanguage: English (UK)\nlastmod: soon')).toEqual({ title: 'T', ...plain });
});

it('takes no name of an object’s own machinery for a field', () => {
  expect(
    splitFrontMatter('+++\n__proto__ = "x"\nconstructor = "y"\ntitle = "T"\n+++\nText.', 's').fields,
  ).toEqual({
    title: 'T',
    ...plain,
  });
});
