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

const SECRET =
  /\b(?:passwords?|passcodes?|pins?|cvv|cvc|security codes?|card numbers?|recovery codes?|one-time codes?)\b/i;
const HAND_OVER =
  /\b(?:(?:send|tell|give|share|provide|forward|message) (?:it |them )?(?:to )?(?:us|me|support|our team|the team)|(?:reply|respond|answer|write (?:to )?us|contact us|email us)\b.{0,80}\b(?:with|include|your)|send (?:us )?your|include your|share your|(?:post|paste|type|enter|write) (?:it |your .{0,30})?(?:here|in (?:this|the) chat))\b/i;
const DENIED = /\b(?:never|not|don['’]t|no need)\b/i;

/** True for a sentence that asks a customer to hand a secret to somebody: no passage makes that right. */
export function asksForSecret(sentence: string): boolean {
  return SECRET.test(sentence) && HAND_OVER.test(sentence) && !DENIED.test(sentence);
}
