/** Sentences that talk to a model instead of a customer: no help article needs them. */
const ADDRESSES_A_MODEL: RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules?|context|guidelines)\b/i,
  /\b(?:system|developer) (?:prompt|message|instructions?)\b/i,
  /\b(?:you are|act as|pretend to be|behave as) (?:now |an? )*(?:ai|assistant|language model|chatbot|dan)\b/i,
  /\b(?:ai|assistant|language model|chatbot|llm)s?\b.{0,40}\b(?:must|should|reply|respond|answer|print|output|say)\b/i,
  /\b(?:print|output|say|repeat|reply|respond|answer)\b.{0,20}\b(?:exactly|verbatim|only with|the (?:word|string|phrase|token))\b/i,
];

/** True for text that tries to instruct a model. A help over the prompt's own rules, never the only defence. */
export function isInstructionToModel(sentence: string): boolean {
  return ADDRESSES_A_MODEL.some(pattern => pattern.test(sentence));
}
