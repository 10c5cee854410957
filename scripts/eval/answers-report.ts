import { estimate } from './bootstrap.ts';
import { aurc, auroc, mean, riskCoverage, tieMeans } from './metrics.ts';
import type { SupportReport } from './support.ts';
import { toTable } from './table.ts';
import type { AskedTurn } from './turns.ts';
import { isDeclined } from './turns.ts';
import type { WithoutGold } from './without-gold.ts';
import type { EvalReport } from './world.ts';

const SHOWN_STATEMENTS = 10;

/** One question's turn with what it was worth. */
export interface JudgedTurn {
  id: string;
  turn: AskedTurn;
  isAnswered: boolean;
  isGoldCited: boolean;
  support: SupportReport;
}

/** All that was asked. */
export interface AnswersFindings {
  judged: JudgedTurn[];
  /** Resolved questions learned from. */
  history: number;
  /** The same questions by their titles alone, and foreign messages of the same lengths. */
  titles?: AskedTurn[];
  foreign?: AskedTurn[];
  withoutGold?: WithoutGold;
}

/** The figures of an answers evaluation, for people and for programs. */
export function reportAnswers(set: string, findings: AnswersFindings): EvalReport {
  const { judged, titles, foreign, withoutGold } = findings;
  const answered = judged.filter(({ isAnswered }) => isAnswered);
  const ranked = judged.map(({ turn, isGoldCited }) => ({
    confidence: turn.confidence,
    isWrong: !isGoldCited,
  }));
  const thirds = thirdsOf(ranked);
  const unsupported = judged.flatMap(({ support }) => support.unsupported);
  const risk = aurc(ranked);
  const json = {
    n: judged.length,
    answered: rounded(answered.length / Math.max(1, judged.length)),
    goldCited: rounded(mean(answered.map(({ isGoldCited }) => Number(isGoldCited)))),
    foreignDeclined: foreign ? rounded(mean(foreign.map(turn => Number(isDeclined(turn))))) : null,
    auroc: titles && foreign ? rounded(auroc(confidences(titles), confidences(foreign))) : null,
    aurc: rounded(risk),
    unsupportedShown: unsupported.length,
    extras: {
      history: findings.history,
      foreignAsked: foreign?.length ?? 0,
      mostConfidentThirdGoldCited: rounded(thirds.most),
      leastConfidentThirdGoldCited: rounded(thirds.least),
      riskCoverage: curveOf(ranked),
      ...(withoutGold && withoutGoldFigures(judged, withoutGold)),
    },
  };
  const ownWords = answered.flatMap(({ support }) => support.uncited);
  return {
    json,
    text: textOf(set, findings, json),
    details: [
      ...listed('Unsupported sentences', unsupported),
      ...listed('Shown without a citation (the product’s own words)', ownWords),
    ],
  };
}

type Ranked = Array<{ confidence: number; isWrong: boolean }>;

/** Share of gold cited in the most and the least confident third; equally confident ones share. */
export function thirdsOf(ranked: Ranked): { most: number; least: number } {
  const risks = tieMeans(ranked);
  const third = Math.max(1, Math.floor(risks.length / 3));
  return { most: 1 - mean(risks.slice(0, third)), least: 1 - mean(risks.slice(-third)) };
}

/** The risk among the most confident 10 %, 20 %, … */
function curveOf(ranked: Ranked): Array<{ coverage: number; risk: number; confidence: number }> {
  const points = riskCoverage(ranked);
  const sorted = ranked.map(item => item.confidence).sort((a, b) => b - a);
  return Array.from({ length: 10 }, (_, tenth) => {
    const index = Math.max(0, Math.round(((tenth + 1) / 10) * points.length) - 1);
    return {
      coverage: (tenth + 1) / 10,
      risk: rounded(points[index]?.risk ?? 0),
      confidence: rounded(sorted[index] ?? 0),
    };
  });
}

function withoutGoldFigures(judged: JudgedTurn[], { ids, confidences: without }: WithoutGold) {
  const byId = new Map(judged.map(({ id, turn }) => [id, turn.confidence]));
  const within = ids.map(id => byId.get(id) ?? 0);
  return { withoutGoldAuroc: rounded(auroc(within, without)), withoutGoldAsked: ids.length };
}

function textOf(
  set: string,
  { judged, foreign, titles, history }: AnswersFindings,
  json: {
    n: number;
    answered: number;
    goldCited: number;
    foreignDeclined: number | null;
    auroc: number | null;
    aurc: number;
    unsupportedShown: number;
    extras: {
      mostConfidentThirdGoldCited: number;
      leastConfidentThirdGoldCited: number;
      riskCoverage: Array<{ coverage: number; risk: number; confidence: number }>;
      withoutGoldAuroc?: number;
      withoutGoldAsked?: number;
    };
  },
): string {
  const { extras } = json;
  const cited = estimate(judged.filter(one => one.isAnswered).map(one => Number(one.isGoldCited)));
  const learned = history > 0 ? `, ${history} resolved questions learned from` : '';
  const rows = [
    ['answered with a citation', json.answered.toFixed(3)],
    [
      'gold article cited, of those',
      `${json.goldCited.toFixed(3)} (${cited.low.toFixed(3)}–${cited.high.toFixed(3)})`,
    ],
    ['gold cited, most confident third', extras.mostConfidentThirdGoldCited.toFixed(3)],
    ['gold cited, least confident third', extras.leastConfidentThirdGoldCited.toFixed(3)],
    ['area under risk–coverage', json.aurc.toFixed(3)],
    ['unsupported sentences shown', String(json.unsupportedShown)],
    ...(json.auroc === null || !titles || !foreign
      ? []
      : [
          [`titles (${titles.length}) against foreign (${foreign.length}), AUROC`, json.auroc.toFixed(3)],
          ['foreign declined', json.foreignDeclined?.toFixed(3) ?? ''],
          ['titles declined', mean(titles.map(turn => Number(isDeclined(turn)))).toFixed(3)],
        ]),
    ...(extras.withoutGoldAuroc === undefined
      ? []
      : [
          [
            `gold article there against taken out (${extras.withoutGoldAsked} questions), AUROC`,
            extras.withoutGoldAuroc.toFixed(3),
          ],
        ]),
  ];
  const curve = extras.riskCoverage.map(({ coverage, risk, confidence }) => [
    `${Math.round(coverage * 100)} %`,
    confidence.toFixed(3),
    risk.toFixed(3),
  ]);
  return [
    `${set}: ${json.n} questions${learned}`,
    '',
    toTable(['what', 'measured'], rows),
    '',
    'Risk when only the most confident are answered (risk: the gold article is not cited)',
    '',
    toTable(['answered', 'confidence from', 'risk'], curve),
  ].join('\n');
}

/** Distinct sentences with how often they were shown, the most frequent first. */
function listed(title: string, statements: string[]): string[] {
  if (statements.length === 0) return [];
  const counts = new Map<string, number>();
  for (const statement of statements) counts.set(statement, (counts.get(statement) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const lines = sorted.slice(0, SHOWN_STATEMENTS).map(([text, count]) => `- ${count} × ${text}`);
  const more = sorted.length - lines.length;
  return [`${title}:`, ...lines, ...(more > 0 ? [`- and ${more} more`] : [])];
}

function confidences(turns: AskedTurn[]): number[] {
  return turns.map(turn => turn.confidence);
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
