import { describe, expect, it } from 'vitest';
import { checkFile, checkProject } from './check-architecture.ts';

const messages = (file: string, text: string) => checkFile(file, text).map(({ message }) => message);

describe('the architecture rules', () => {
  it('find nothing to say about this project', () => {
    expect(checkProject()).toEqual([]);
  });

  it('catch an adapter that is imported outside the composition root', () => {
    const bad = "import { createD1Retriever } from '../knowledge/adapters/d1-retriever.ts';\n";
    expect(messages('worker/src/http/routes/chat.ts', bad)).toEqual([
      expect.stringContaining('index.ts alone'),
    ]);
    expect(messages('worker/src/index.ts', "import { x } from './knowledge/adapters/d1.ts';")).toEqual([]);
    expect(messages('worker/src/knowledge/d1.test.ts', "import { x } from './adapters/d1.ts';")).toEqual([]);
  });

  it('catch a widget that imports more from the worker than the wire types', () => {
    const problem = "import { problemBody } from '../../worker/src/http/problem.ts';";
    const inline = "import { type Citation } from '../../worker/src/protocol.ts';";
    const wire = "import type { Citation } from '../../worker/src/protocol.ts';";
    expect(messages('widget/src/a.ts', problem)).toHaveLength(1);
    expect(messages('widget/src/a.ts', inline)).toHaveLength(1);
    expect(messages('widget/src/a.ts', wire)).toEqual([]);
  });

  it('catch a desk page that takes more than types from the worker, or more than Markdown from the widget', () => {
    const file = 'worker/desk/src/components/App.tsx';
    const problem = "import { problemBody } from '../../../src/http/problem.ts';";
    const wire = "import type { TicketRow } from '../../../src/desk-protocol.ts';";
    const parser = "import { parseMarkdown } from '../../../../widget/src/panel/markdown/parse.ts';";
    const chat = "import { createChat } from '../../../../widget/src/panel/model/chat.ts';";
    expect(messages(file, problem)).toEqual([expect.stringContaining('only types')]);
    expect(messages(file, chat)).toEqual([expect.stringContaining('Markdown')]);
    expect(messages(file, `${wire}\n${parser}`)).toEqual([]);
    const served = "import { pathOf } from '../desk/src/model/place.ts';";
    expect(messages('worker/src/app.ts', served)).toHaveLength(1);
  });

  it('catch a wire that imports something', () => {
    expect(messages('worker/src/protocol.ts', "import type { z } from 'zod';")).toHaveLength(1);
  });

  it('catch a pure core that reaches for the runtime, over several lines and dynamically', () => {
    const lines = "import {\n  streamText,\n} from 'ai';\n";
    expect(messages('worker/src/answering/answer.ts', lines)).toHaveLength(1);
    expect(messages('worker/src/knowledge/chunk.ts', "const x = await import('hono');")).toHaveLength(1);
    expect(
      messages('worker/src/knowledge/chunk.ts', "export { env } from 'cloudflare:workers';"),
    ).toHaveLength(1);
    expect(messages('worker/src/answering/adapters/model.ts', lines)).toEqual([]);
  });

  it('tell the line of the import', () => {
    const [violation] = checkFile('worker/src/protocol.ts', "// words\n\nimport { z } from 'zod';\n");
    expect(violation?.line).toBe(3);
  });
});
