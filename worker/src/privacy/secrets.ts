/** A rule for secrets: what is replaced is the group `value`, or all of it. */
export interface SecretRule {
  pattern: RegExp;
  /** A further look at what was found. */
  holds?: (value: string) => boolean;
}

const LABEL =
  '(?:pass ?word|passwd|passphrase|pass ?code|pwd|secret(?: key)?|api[ _-]?key|access[ _-]?(?:key|token)|auth[ _-]?token|client[ _-]?secret|token|passwort|kennwort|contraseña|clave|mot de passe|mdp)';

/** Keys that services make, by the beginnings they are known by; and what people call a secret themselves. */
export const SECRET_RULES: SecretRule[] = [
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g },
  { pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g },
  { pattern: /\bsk-[A-Za-z0-9_-]{16,}/g, holds: hasDigit },
  { pattern: /\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,}/g },
  { pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,})/g },
  { pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\bxapp-[A-Za-z0-9-]{10,}/g },
  { pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { pattern: /\bAIza[\w-]{35}/g },
  { pattern: /\bSG\.[\w-]{16,}\.[\w-]{16,}/g },
  { pattern: /\b(?:npm|hf|dop_v1|shpat|whsec)_[A-Za-z0-9]{20,}/g },
  { pattern: /\bBearer\s+(?<value>[\w.~+/-]{16,}=*)/gi },
  { pattern: /\bhttps?:\/\/[^\s/:@]+:(?<value>[^\s/@]+)@/gi },
  {
    // "password: hunter2": what stands behind the colon, unless it is an ordinary word in a sentence.
    pattern: new RegExp(`\\b${LABEL}\\s*(?:[:=]|=>)\\s*["'«“]?(?<value>[^\\s"'»”,;]{4,})`, 'giu'),
    holds: isNoPlainWord,
  },
  {
    pattern: new RegExp(
      `\\b${LABEL}\\s*[:=]\\s*["'«“]?(?<value>[^\\s"'»”,;.?!]{4,})["'»”]?\\s*[.!]?\\s*$`,
      'gimu',
    ),
    holds: isNoPlaceholder,
  },
  {
    pattern: new RegExp(
      `\\b${LABEL}\\s+(?:is|was|ist|lautet|war|es|est)\\s+["'«“]?(?<value>[^\\s"'»”,;]{4,})`,
      'giu',
    ),
    holds: isNoPlainWord,
  },
  {
    pattern:
      /\b(?:cvv2?|cvc2?|security code|card code|pin(?: code)?|puk|one[- ]time code|otp|prüfziffer|código de seguridad|cryptogramme)\s*(?:is|ist|es|est|:|=)?\s*(?<value>\d{3,8})\b(?![.,]?\d)/giu,
  },
];

function hasDigit(value: string): boolean {
  return /\d/.test(value);
}

/** A digit or a sign within: no word of a sentence. */
function isNoPlainWord(value: string): boolean {
  const inner = value.replace(/[.?!…)\]]+$/, '');
  return isNoPlaceholder(value) && inner.length >= 4 && (/\d/.test(inner) || /[^\p{L}\p{M}'’-]/u.test(inner));
}

function isNoPlaceholder(value: string): boolean {
  return !/^[[<{*•]|^https?:/.test(value);
}
