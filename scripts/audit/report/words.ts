import type { Bucket } from '../../../worker/src/triage/audit/types.ts';

/** The three kinds of work in readers' words. */
export const BUCKET_WORDS: Readonly<Record<Bucket, string>> = {
  informational: 'Informational',
  troubleshooting: 'Multi-step troubleshooting',
  'human-judgment': 'Human judgment',
};

/** The same beside a bar, so that no colour is needed to tell them apart. */
export const SHORT_WORDS: Readonly<Record<Bucket, string>> = {
  informational: 'informational',
  troubleshooting: 'troubleshooting',
  'human-judgment': 'judgment',
};

/** 0.123 as "12.3%"; "–" for what is not known. */
export function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${Math.round(share * 1000) / 10}%`;
}

/** Hours as hours, or as days from two days on. */
export function hours(value: number | undefined): string {
  if (value === undefined) return '–';
  return value >= 48 ? `${Math.round((value / 24) * 10) / 10} d` : `${Math.round(value * 10) / 10} h`;
}

/** Thousands parted by commas, the same everywhere. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
