/** The assistant's Markdown as an agent reads it in a plain field: no citation marks, no markup; lists stay lists. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/ ?\[\d{1,2}\](?!\()/g, '')
    .replace(/!?\[([^\]]*)\]\(([^)\s]+)(?: "[^"]*")?\)/g, (_, text: string, url: string) =>
      text && text !== url ? `${text} (${url})` : url,
    )
    .replace(/^#{1,6} +/gm, '')
    .replace(/^(\s*)[*+] /gm, '$1- ')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/^```\w*$/gm, '')
    .replace(/\\([\\`*_[\]<>#])/g, '$1')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A text's beginning, cut at a word. */
export function firstWords(text: string, characters: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= characters) return line;
  const cut = line.slice(0, characters - 1);
  const end = cut.lastIndexOf(' ') > characters / 2 ? cut.lastIndexOf(' ') : cut.length;
  return `${cut
    .slice(0, end)
    .replace(/[\s,;:]+$/, '')
    .replace(/[\uD800-\uDBFF]$/, '')}…`;
}
