import { safeLink } from './safe-link.ts';
import type { Inline } from './types.ts';

/** In order of precedence: escape, code, citation, link, strong, emphasis, bare address. */
const TOKEN =
  /\\([\\`*_[\]()#+\-.!>])|(`+)(.+?)\2(?!`)|\[(\d{1,3})\](?!\()|(!?)\[([^[\]]*)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+["'][^"']*["'])?\s*\)|(\*\*|__)(?=\S)(.+?)(?<=\S)\8|(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])(.+?)(?<=[^\s_])_(?![\w_])|(https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]])/;

/**
 * Reads one stretch of text. Unclosed marks stay as they are written, HTML is plain text, an image becomes
 * its alternative text, and a link with a scheme we do not allow becomes its words.
 */
export function parseInline(source: string, depth = 0): Inline[] {
  const nodes: Inline[] = [];
  let rest = source;
  for (let match = TOKEN.exec(rest); match; match = TOKEN.exec(rest)) {
    pushText(nodes, rest.slice(0, match.index));
    for (const node of tokenNodes(match, depth)) {
      if (node.type === 'text') pushText(nodes, node.text);
      else nodes.push(node);
    }
    rest = rest.slice(match.index + match[0].length);
  }
  pushText(nodes, rest);
  return nodes;
}

function tokenNodes(match: RegExpExecArray, depth: number): Inline[] {
  const [whole, escaped, , code, cite, bang, label, href, , strong, starred, underlined, bare] = match;
  const inner = (text: string) => (depth > 6 ? [plain(text)] : parseInline(text, depth + 1));
  if (escaped) return [plain(escaped)];
  if (code !== undefined) return [{ type: 'code', text: code.replace(/^ (.+) $/, '$1') }];
  if (cite) return [{ type: 'cite', n: Number(cite) }];
  if (label !== undefined) {
    const target = bang ? undefined : safeLink(href);
    return target ? [{ type: 'link', href: target, children: inner(label || target) }] : inner(label);
  }
  if (strong) return [{ type: 'strong', children: inner(strong) }];
  const emphasised = starred ?? underlined;
  if (emphasised) return [{ type: 'em', children: inner(emphasised) }];
  const target = safeLink(bare);
  return [target && bare ? { type: 'link', href: target, children: [plain(bare)] } : plain(whole)];
}

function pushText(nodes: Inline[], text: string): void {
  if (!text) return;
  const last = nodes.at(-1);
  for (const [index, line] of text.split('\n').entries()) {
    if (index) nodes.push({ type: 'break' });
    if (!line) continue;
    if (!index && last?.type === 'text') last.text += line;
    else nodes.push(plain(line));
  }
}

function plain(text: string): { type: 'text'; text: string } {
  return { type: 'text', text };
}
