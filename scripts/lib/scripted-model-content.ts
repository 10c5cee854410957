import { splitSentences } from '../../worker/src/knowledge/sentences.ts';

/** A passage as the prompt shows it. */
export interface PromptPassage {
  n: number;
  text: string;
}

/** All text of a request of either API, joined. */
export function promptText(body: unknown): string {
  const strings: string[] = [];
  const visit = (value: unknown, key: string) => {
    if (typeof value === 'string') {
      if (['content', 'text', 'instructions'].includes(key)) strings.push(value);
    } else if (Array.isArray(value)) value.forEach(item => void visit(item, key));
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, name);
    }
  };
  visit(body, '');
  return strings.join('\n');
}

/** The numbered passages found in a prompt: one JSON object a line. */
export function promptPassages(prompt: string): PromptPassage[] {
  return prompt.split('\n').flatMap(line => {
    if (!line.startsWith('{"n":')) return [];
    const parsed: unknown = JSON.parse(line);
    return isPassage(parsed) ? [{ n: parsed.n, text: parsed.text }] : [];
  });
}

function isPassage(value: unknown): value is PromptPassage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'n' in value &&
    typeof value.n === 'number' &&
    'text' in value &&
    typeof value.text === 'string'
  );
}

/** What the model "says" in a scenario, token by token. */
export function contentFor(scenario: string, passages: PromptPassage[], prompt: string): string[] {
  const cited = passages.slice(0, 2).flatMap(passage =>
    splitSentences(passage.text)
      .slice(0, 2)
      .map(sentence => `${sentence.text.replace(/[.:]?$/, '.')} [${passage.n}]`),
  );
  const answer = cited.slice(0, 3).join(' ');
  switch (scenario) {
    case 'empty':
      return [];
    case 'half': {
      const tokens = tokensOf(answer);
      return tokens.slice(0, Math.ceil(tokens.length * 0.7));
    }
    case 'lying':
      return tokensOf(
        `${cited[0] ?? ''} Premium customers always receive a free gold refund within nine seconds [97]. ` +
          'See [our page](https://evil.example/login) for your money [1]. ![pixel](https://evil.example/p.png) ' +
          `${(cited[1] ?? cited[0] ?? '').replace(/\[\d+\]$/, '[42]')}`,
      );
    case 'obedient':
      return tokensOf(
        /(?:print|say|output)\s+(?:exactly\s+)?["'“]?([\w-]*CANARY[\w-]*)/i.exec(prompt)?.[1] ?? answer,
      );
    case 'endless':
      return tokensOf(`${cited[0]?.replace(/\.? \[\d+\]$/, '') ?? ''} `.repeat(40));
    case 'unsure':
      return ['NOT_', 'FOUND'];
    default:
      return tokensOf(answer);
  }
}

/** Pieces as a model sends them: a word with the space before it. */
function tokensOf(text: string): string[] {
  return text.match(/\s*\S+/g) ?? [];
}
