import { maskPersonal } from '../../knowledge/mask.ts';
import type { TagModel } from './tag-model.ts';
import { marginFor, trainTagModel } from './tag-model.ts';
import type { AuditTicket, TagFinding, TaggingSummary, TagProposal } from './types.ts';
import type { Terms, Vocabulary } from './vectors.ts';
import { compare } from './vectors.ts';

/** How often the words must be right, on tickets kept out of the training, before a tag is proposed. */
const UNTAGGED_FROM = 0.75;
const MIS_TAGGED_FROM = 0.9;
const FOLDS = 5;
const EXAMPLES_A_LABEL = 5;
const WORDS_SHOWN = 3;

export interface Tagged {
  summary: TaggingSummary;
  /** Label by position, for untagged tickets whose words are clear. */
  proposed: Map<number, string>;
}

/**
 * Finds tickets whose tag is missing or contradicts their words. The words learn from the tags that are
 * there, each fifth judged by the other four, so a wrong tag does not confirm itself.
 * @param labels a ticket's category name by position; undefined where it has none
 */
export function checkTags(
  tickets: readonly AuditTicket[],
  labels: ReadonlyArray<string | undefined>,
  vocabulary: Vocabulary,
): Tagged {
  const counts = new Map<string, number>();
  for (const label of labels) if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= EXAMPLES_A_LABEL)
    .sort(([a, countA], [b, countB]) => countB - countA || compare(a, b))
    .slice(0, 100)
    .map(([name]) => name);
  const numbers = new Map(names.map((name, index) => [name, index]));
  const untagged = labels.flatMap((label, position) => (label === undefined ? [position] : []));
  const examples = labels.flatMap((label, position) => {
    const number = label === undefined ? undefined : numbers.get(label);
    const terms = vocabulary.documents[position] ?? new Int32Array();
    return number === undefined ? [] : [{ position, terms, label: number }];
  });
  if (names.length < 2) {
    return {
      summary: { untagged: untagged.length, misTagged: 0, groups: [], proposals: [] },
      proposed: new Map(),
    };
  }
  const size = vocabulary.surface.length;
  const tests = Array.from({ length: FOLDS }, (_, fold) => {
    const model = trainTagModel(
      examples.filter((_one, index) => index % FOLDS !== fold),
      names.length,
      size,
    );
    return examples.flatMap((example, index) => {
      const guess = index % FOLDS === fold ? model.guess(example.terms) : undefined;
      return guess ? [{ ...example, guess, model }] : [];
    });
  }).flat();
  const judged = tests.map(({ guess, label }) => ({ margin: guess.margin, isRight: guess.label === label }));
  const agreement = judged.length
    ? judged.filter(({ isRight }) => isRight).length / judged.length
    : undefined;

  const proposals: Array<TagProposal & { words: string }> = [];
  const propose = (
    position: number,
    finding: TagFinding,
    from: number | undefined,
    to: number,
    terms: Terms,
    model: TagModel,
    share: number,
  ) => {
    const ticket = tickets[position];
    if (!ticket) return;
    const other = from ?? (to === 0 ? 1 : 0);
    const words = telling(terms, model, to, other, vocabulary);
    proposals.push({
      ticketId: ticket.id,
      subject: maskPersonal(ticket.subject || ticket.text).slice(0, 120),
      finding,
      currentTag: from === undefined ? '' : (names[from] ?? ''),
      proposedTag: names[to] ?? '',
      words: words.join(', '),
      reason: `${words.length ? `Its words (${words.join(', ')}) are` : 'It is'} written like tickets tagged “${names[to]}”${
        from === undefined ? '' : `, not “${names[from]}”`
      }; guesses as clear as this one were right ${Math.round(share * 100)} times in 100 or more.`,
    });
  };

  const proposed = new Map<number, string>();
  const untaggedMargin = marginFor(judged, UNTAGGED_FROM);
  if (untaggedMargin !== undefined) {
    const model = trainTagModel(examples, names.length, size);
    for (const position of untagged) {
      const terms = vocabulary.documents[position] ?? new Int32Array();
      const guess = model.guess(terms);
      if (!guess || guess.margin < untaggedMargin) continue;
      proposed.set(position, names[guess.label] ?? '');
      propose(position, 'untagged', undefined, guess.label, terms, model, UNTAGGED_FROM);
    }
  }
  const wrongMargin = marginFor(judged, MIS_TAGGED_FROM);
  let misTagged = 0;
  if (wrongMargin !== undefined) {
    for (const { position, terms, label, guess, model } of tests) {
      if (guess.label === label || guess.margin < wrongMargin) continue;
      misTagged++;
      propose(position, 'mis-tagged', label, guess.label, terms, model, MIS_TAGGED_FROM);
    }
  }
  const sorted = proposals.sort(
    (a, b) =>
      compare(a.finding, b.finding) ||
      compare(a.currentTag, b.currentTag) ||
      compare(a.proposedTag, b.proposedTag) ||
      compare(a.ticketId, b.ticketId),
  );
  return {
    proposed,
    summary: {
      untagged: untagged.length,
      misTagged,
      agreement,
      groups: groupsOf(sorted),
      proposals: sorted.map(({ words: _words, ...proposal }) => proposal),
    },
  };
}

/** The ticket's words that speak most for one label against another. */
function telling(
  terms: Terms,
  model: TagModel,
  to: number,
  other: number,
  { surface, idf }: Vocabulary,
): string[] {
  return [...terms]
    .map(term => ({ term, lead: model.lead(term, to, other) * (idf[term] ?? 0) }))
    .filter(({ lead }) => lead > 0)
    .sort((a, b) => b.lead - a.lead || a.term - b.term)
    .slice(0, WORDS_SHOWN)
    .map(({ term }) => surface[term] ?? '');
}

function groupsOf(proposals: ReadonlyArray<TagProposal & { words: string }>): TaggingSummary['groups'] {
  const groups = new Map<string, Array<TagProposal & { words: string }>>();
  for (const proposal of proposals) {
    const key = JSON.stringify([proposal.finding, proposal.currentTag, proposal.proposedTag]);
    const group = groups.get(key);
    if (group) group.push(proposal);
    else groups.set(key, [proposal]);
  }
  return [...groups.values()]
    .flatMap(group => {
      const [first] = group;
      if (!first) return [];
      const words = new Map<string, number>();
      for (const { words: own } of group)
        for (const word of own.split(', ').filter(Boolean)) words.set(word, (words.get(word) ?? 0) + 1);
      const common = [...words]
        .sort(([a, countA], [b, countB]) => countB - countA || compare(a, b))
        .slice(0, 4)
        .map(([word]) => word);
      return [
        {
          finding: first.finding,
          from: first.currentTag,
          to: first.proposedTag,
          tickets: group.length,
          reason: `Words that decided most often: ${common.join(', ') || 'none stands out'}.`,
        },
      ];
    })
    .sort((a, b) => b.tickets - a.tickets || compare(a.from + a.to, b.from + b.to));
}
