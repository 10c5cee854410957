import { ArticleFinder } from '../../worker/src/triage/audit/coverage.ts';
import { checkPolicy } from '../../worker/src/triage/policy/check.ts';
import type { PolicyFinding } from '../../worker/src/triage/policy/finding.ts';
import { linesOf } from '../../worker/src/triage/policy/read.ts';
import { readArticles } from '../audit/articles.ts';
import { readPolicyFile } from './file.ts';
import { trainTopics } from './train.ts';

/** A finding with its line in the file. */
export type PlacedFinding = PolicyFinding & { line: number };

export interface PolicyCheck {
  findings: PlacedFinding[];
  topics: number;
  trainedOn: number;
}

/** Checks a file as it would be judged by: with the classifier that a push would train. */
export async function checkFile(
  path: string,
  options: { kb?: string; tickets?: string },
): Promise<PolicyCheck> {
  const { text, policy, offset } = readPolicyFile(path);
  const articles = options.kb === undefined ? undefined : readArticles(options.kb);
  const trained = await trainTopics(policy, options.tickets);
  const lineOf = linesOf(text);
  const findings = checkPolicy(policy, {
    ...(trained && { model: trained.model }),
    ...(articles && {
      articles: new ArticleFinder(articles),
      articleIds: new Set(articles.map(({ id }) => id)),
    }),
  });
  return {
    topics: policy.topics.length,
    trainedOn: trained?.about.rows ?? 0,
    findings: findings
      .map(finding => ({ ...finding, line: lineOf(finding.path) + offset }))
      .sort((a, b) => a.line - b.line),
  };
}

/** The findings, as lines for the terminal. */
export function describeCheck(path: string, { findings, topics, trainedOn }: PolicyCheck): string {
  const count = (level: PolicyFinding['level']) => findings.filter(one => one.level === level).length;
  const lines = findings.flatMap(({ level, line, message, example }) => [
    `${path}:${line}  ${level}`,
    `    ${message}`,
    `    e.g. “${example.text}” → ${example.becomes}`,
  ]);
  const trained = trainedOn > 0 ? `, topics told by ${trainedOn} examples and tickets` : '';
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    `${topics} topics${trained}: ${count('error')} errors, ${count('warning')} warnings, ${count('note')} notes.`,
  ].join('\n');
}
