export interface Related {
  from: { start: number; length: number };
  stem: string;
  word: string;
  weight: number;
}
export function relatedWords(_tokens: string[]): Related[] {
  return [];
}
