import type { ComponentChildren, VNode } from 'preact';
import type { Citation } from '../../../../worker/src/protocol.ts';
import type { Block, Inline } from '../markdown/types.ts';
import { fill } from '../words/index.ts';
import { usePeople } from './people/use-people.ts';

interface MarkdownProps {
  blocks: Block[];
  citations: Map<number, Citation>;
}

/**
 * An answer's tree as nodes. Nothing is ever parsed as HTML. Each block runs in its own direction: below a note in
 * Arabic the article may stand in English.
 */
export function Markdown({ blocks, citations }: MarkdownProps): VNode {
  return <>{blocks.map((block, index) => drawBlock(block, citations, index))}</>;
}

function drawBlock(block: Block, citations: MarkdownProps['citations'], key: number): VNode {
  if (block.type === 'code') {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      <pre key={key} tabIndex={0} dir="ltr">
        <code>{block.text}</code>
      </pre>
    );
  }
  if (block.type === 'list') {
    const items = block.items.map((item, index) => <li key={index}>{drawItem(item, citations)}</li>);
    return block.ordered ? (
      <ol key={key} start={block.start} dir="auto">
        {items}
      </ol>
    ) : (
      <ul key={key} dir="auto">
        {items}
      </ul>
    );
  }
  const Tag = block.type === 'heading' ? 'h3' : 'p';
  return (
    <Tag key={key} dir="auto">
      {drawInline(block.children, citations)}
    </Tag>
  );
}

/** A first paragraph stands in its item directly, so that lists stay tight. */
function drawItem(blocks: Block[], citations: MarkdownProps['citations']): ComponentChildren {
  return blocks.map((block, index) =>
    !index && block.type === 'paragraph'
      ? drawInline(block.children, citations)
      : drawBlock(block, citations, index),
  );
}

function drawInline(nodes: Inline[], citations: MarkdownProps['citations']): ComponentChildren {
  return nodes.map((node, index) => {
    switch (node.type) {
      case 'text':
        return nodes[index + 1]?.type === 'cite'
          ? drawCited(node.text, nodes, index + 1, citations)
          : node.text;
      case 'break':
        return <br key={index} />;
      case 'code':
        return <code key={index}>{node.text}</code>;
      case 'cite':
        // After text it was drawn with the word before it.
        return /text|cite/.test(nodes[index - 1]?.type ?? '') ? null : drawChip(node.n, citations, index);
      case 'link':
        return (
          <a key={index} href={node.href} target="_blank" rel="noopener noreferrer nofollow">
            {drawInline(node.children, citations)}
          </a>
        );
      default: {
        const Tag = node.type;
        return <Tag key={index}>{drawInline(node.children, citations)}</Tag>;
      }
    }
  });
}

/** The last word and the numbers after it, kept on one line. */
function drawCited(
  text: string,
  nodes: Inline[],
  from: number,
  citations: MarkdownProps['citations'],
): VNode {
  const [, head = '', word = ''] = /^([\s\S]*?)(\S*)\s*$/.exec(text) ?? [];
  const chips: VNode[] = [];
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at];
    if (node?.type === 'cite') chips.push(drawChip(node.n, citations, at));
    else if (node?.type !== 'text' || node.text.trim()) break;
  }
  return (
    <span key={from}>
      {head}
      <span class="keep">
        {word}
        {chips}
      </span>
    </span>
  );
}

function drawChip(n: number, citations: MarkdownProps['citations'], key: number): VNode {
  return <Chip key={key} n={n} citation={citations.get(n)} />;
}

/** The number of a source; opens the quoted sentence in its article. */
function Chip({ n, citation }: { n: number; citation?: Citation }) {
  const { panel, words } = usePeople();
  if (!citation) return <>[{n}]</>;
  return (
    <button
      type="button"
      class="chip"
      aria-label={fill(words.source, { n, name: citation.title })}
      title={citation.title}
      onClick={() => panel.openCitation(citation)}
    >
      {n}
    </button>
  );
}
