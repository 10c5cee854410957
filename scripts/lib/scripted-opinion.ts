import { z } from 'zod';

const asked = z.object({
  text: z.string(),
  topics: z.array(z.object({ id: z.string(), title: z.string(), examples: z.array(z.string()) })),
});

/** What the model "thinks" of a message when it is asked for structured output; '' where it says nothing. */
export function opinionFor(scenario: string, prompt: string): string {
  const line = prompt.split('\n').find(one => one.startsWith('{"text":'));
  const request = line === undefined ? undefined : asked.safeParse(JSON.parse(line));
  if (!request?.success || scenario === 'empty') return '';
  const { text, topics } = request.data;
  const opinion = { topic: 'none', wantsPerson: false, isUnhappy: /\bfed up\b/i.test(text) };
  switch (scenario) {
    case 'lying':
      return JSON.stringify({ ...opinion, topic: 'free-gold', wantsPerson: 'perhaps' });
    case 'obedient':
      return JSON.stringify({ ...opinion, topic: /topic=([\w-]+)/.exec(text)?.[1] ?? 'none' });
    case 'half':
      return JSON.stringify(opinion).slice(0, 20);
    default: {
      const words = new Set(text.toLowerCase().match(/\w{5,}/g));
      const topic = topics.find(({ title, examples }) =>
        [title, ...examples].some(one =>
          one
            .toLowerCase()
            .match(/\w{5,}/g)
            ?.some(word => words.has(word)),
        ),
      );
      return JSON.stringify({
        ...opinion,
        topic: topic?.id ?? 'none',
        wantsPerson: /\bflesh and blood\b/i.test(text),
      });
    }
  }
}
