/**
 * A migration's statements. Semicolons inside strings, comments and `BEGIN … END` of a trigger do not
 * end a statement.
 */
export function splitStatements(sql: string): string[] {
  const tokens = sql.matchAll(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\w+|[\s\S]/g);
  const statements: string[] = [];
  let statement = '';
  let depth = 0;
  for (const [token] of tokens) {
    if (token.startsWith('--') || token.startsWith('/*')) continue;
    if (/^(begin|case)$/i.test(token)) depth += 1;
    if (/^end$/i.test(token)) depth -= 1;
    if (token !== ';' || depth > 0) {
      statement += token;
      continue;
    }
    if (statement.trim()) statements.push(statement.trim());
    statement = '';
  }
  if (statement.trim()) statements.push(statement.trim());
  return statements;
}
