import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../lib/project.ts';
import { readJsonl } from './dataset.ts';
import type { Split } from './own-sets.ts';

/** What a support team wants to be told of at once; `person` is the wish for a person. */
export const TRIGGERS = ['refund', 'cancel', 'legal', 'chargeback', 'urgent', 'hacked', 'person'] as const;
export type TriggerName = (typeof TRIGGERS)[number];

/** The keywords that the set was written for, as a policy would hold them; frozen with it. */
export const TRIGGER_KEYWORDS: Record<Exclude<TriggerName, 'person'>, readonly string[]> = {
  refund: ['refund', 'money back', 'Geld zurück', 'Rückerstattung', 'reembolso', 'remboursement', 'rimborso'],
  cancel: [
    'cancel',
    'cancellation',
    'terminate',
    'kündigen',
    'Kündigung',
    'cancelar',
    'résilier',
    'disdire',
    'opzeggen',
  ],
  legal: [
    'lawyer',
    'attorney',
    'legal action',
    'legal steps',
    'sue you',
    'Anwalt',
    'rechtliche Schritte',
    'abogado',
    'avocat',
    'advogado',
    'avvocato',
    'advocaat',
  ],
  chargeback: [
    'chargeback',
    'charge back',
    'dispute charge',
    'Rückbuchung',
    'contracargo',
    'rétrofacturation',
  ],
  urgent: ['urgent', 'urgently', 'asap', 'emergency', 'dringend', 'urgente'],
  hacked: [
    'account hacked',
    'been hacked',
    'hacker account',
    'account compromised',
    'someone else logged account',
    'Konto gehackt',
    'cuenta hackeada',
    'compte piraté',
    'conta hackeada',
    'account hackerato',
    'account gehackt',
  ],
};

const rowSchema = z.strictObject({
  id: z.string(),
  trigger: z.enum(TRIGGERS),
  kind: z.enum(['plain', 'inflection', 'typo', 'look-alike', 'language', 'split', 'negated', 'harmless']),
  text: z.union([z.string().min(3), z.array(z.string().min(2)).length(2)]),
  fires: z.boolean(),
  split: z.enum(['dev', 'test']),
});

/** One labelled message, or two that a customer wrote one after the other. */
export type TriggerRow = z.output<typeof rowSchema>;

/** The rows of one half. Throws SetupError when the file is missing or a row is faulty. */
export function readTriggers(split: Split): TriggerRow[] {
  const rows = readJsonl(join(ROOT, 'scripts/eval/sets/triggers.jsonl'), rowSchema);
  return rows.filter(row => split === 'all' || row.split === split);
}
