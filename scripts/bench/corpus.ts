import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/project.ts';
import { seeded } from '../lib/random.ts';

/** One piece of a demo article: a heading with its text. */
interface Section {
  heading: string;
  text: string;
}

/**
 * Writes a JSONL of `articles` articles, each of five sections of demo articles under another title:
 * real words in real proportions, the same file every time.
 */
export function writeCorpus(file: string, articles: number): void {
  const { titles, sections } = readHelp();
  const random = seeded(42);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const lines = Array.from({ length: articles }, (_, index) => {
    const text = Array.from({ length: 5 }, () => pick(sections))
      .map(({ heading, text: body }) => `## ${heading}\n${body}`)
      .join('\n\n');
    const title = `${pick(titles)} (${index + 1})`;
    return JSON.stringify({
      id: `article-${index + 1}`,
      title,
      text,
      url: `https://help.example.com/${index + 1}`,
    });
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** Questions in the words of the demo articles' titles, one an article. */
export function questions(): string[] {
  return readHelp().titles.map(title => `How do I ${title.charAt(0).toLowerCase()}${title.slice(1)}?`);
}

function readHelp(): { titles: string[]; sections: Section[] } {
  const folder = join(ROOT, 'demo-site/help');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.md'),
  );
  const texts = names.sort().map(name => readFileSync(join(folder, name), 'utf8'));
  return {
    titles: texts.flatMap(text => /^title: *"?(.+?)"?$/m.exec(text)?.[1] ?? []),
    sections: texts.flatMap(text =>
      text
        .replace(/^---[\s\S]*?\n---\n/, '')
        .replace(/:::internal[\s\S]*?:::/g, '')
        .split(/^## /m)
        .slice(1)
        .map(part => ({
          heading: part.split('\n')[0] ?? '',
          text: part.split('\n').slice(1).join('\n').trim(),
        })),
    ),
  };
}
