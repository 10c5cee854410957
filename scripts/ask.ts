/** `npm run ask -- "question"`: one turn over the public API, printed with its citations and trace. */
import { parseArgs } from 'node:util';
import type { Citation, Clarify, Disposition, PageContext } from '../worker/src/protocol.ts';
import { wordsOf } from '../worker/src/triage/policy/check.ts';
import { chatRequest, createApi } from './lib/api.ts';
import { readDevVars } from './lib/dev-vars.ts';
import { exitWith, SetupError } from './lib/project.ts';
import { describeTrace } from './lib/trace-text.ts';

const USAGE = `npm run ask -- "question" [--page URL] [--site demo] [--url http://localhost:8787] [--json]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    page: { type: 'string' },
    site: { type: 'string', default: 'demo' },
    url: { type: 'string', default: `http://localhost:${process.env['PORT'] ?? 8787}` },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

main().catch(exitWith);

async function main(): Promise<void> {
  const question = positionals.join(' ').trim();
  if (values.help || !question) {
    console.log(USAGE);
    process.exit(values.help ? 0 : 1);
  }
  if (values.page && !URL.canParse(values.page))
    throw new SetupError(`--page "${values.page}" is no address.`);
  const page: PageContext | undefined = values.page ? { url: values.page } : undefined;
  const token = process.env['WAYPOST_ADMIN_TOKEN'] ?? readDevVars().ADMIN_TOKEN;
  const api = createApi(values.url, token);
  await api.health('live').catch(() => {
    throw new SetupError(
      `Nothing answers at ${values.url}. Start the worker with npm start, or name another with --url.`,
    );
  });
  const session = await api.openSession(values.site, page);
  const conversation = crypto.randomUUID();
  const answer = await readAnswer(api.chat(session.token, chatRequest(conversation, question, page)));
  const { turns, judged } = token ? await api.behind(values.site, conversation) : { turns: [], judged: [] };
  const became = judged[0] && wordsOf(judged[0].judgement);
  if (values.json) {
    console.log(
      JSON.stringify(
        { question, conversation, ...answer, judged: judged[0], trace: turns.at(-1)?.trace },
        null,
        2,
      ),
    );
    return;
  }
  printSources(answer);
  // What goes to people, or waits for one, says nothing here.
  if (became && answer.text === '') console.log(`${became[0]?.toUpperCase()}${became.slice(1)}.`);
  console.log(
    token ? describeTrace(turns.at(-1)?.trace) : '\n(No trace: there is no ADMIN_TOKEN in .dev.vars.)',
  );
}

interface Answer {
  text: string;
  citations: Citation[];
  clarify?: Clarify;
  disposition?: Disposition;
}

/** Prints the text as it streams (unless JSON is wanted) and gathers the rest. */
async function readAnswer(parts: ReturnType<ReturnType<typeof createApi>['chat']>): Promise<Answer> {
  const answer: Answer = { text: '', citations: [] };
  for await (const part of parts) {
    if (part.type === 'reset-step') {
      answer.text = '';
      answer.citations = [];
      delete answer.clarify;
      if (!values.json) process.stdout.write('\n(taken back)\n');
    }
    if (part.type === 'text-delta') {
      answer.text += part.delta;
      if (!values.json) process.stdout.write(part.delta);
    }
    if (part.type === 'data-citation') answer.citations.push(part.data);
    if (part.type === 'data-clarify') answer.clarify = part.data;
    if (part.type === 'data-disposition') answer.disposition = part.data;
    if (part.type === 'data-error') throw new SetupError(`The turn failed: ${part.data.code}.`);
    if (part.type === 'error') throw new SetupError(`The turn failed: ${part.errorText}`);
  }
  return answer;
}

function printSources({ citations, clarify, disposition }: Answer): void {
  console.log('\n');
  if (clarify) console.log(`Cases: ${clarify.choices.map(choice => choice.text).join(' | ')}\n`);
  for (const { n, title, heading, quote, url } of citations) {
    console.log(`[${n}] ${title}${heading ? ` › ${heading}` : ''}\n    "${quote.replace(/\s+/g, ' ')}"`);
    if (url) console.log(`    ${url}`);
  }
  if (!disposition) return;
  const reason = disposition.reason ? `, ${disposition.reason}` : '';
  const contact = disposition.contactUrl ? `\nContact: ${disposition.contactUrl}` : '';
  console.log(`\nDisposition: ${disposition.kind} (${disposition.mode}${reason})${contact}`);
}
