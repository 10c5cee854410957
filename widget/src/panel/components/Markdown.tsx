import { usePanel } from './context.ts';
import { fill } from '../words/index.ts';
import type { ComponentChildren, VNode } from 'preact';
import type { Citation } from '../../../../worker/src/protocol.ts';
import type { Block, Inline } from '../markdown/types.ts';

interface MarkdownProps {
  blocks: Block[];
  citations: Map<number, Citation>;
}

/** An answer's tree as nodes. Nothing is ever parsed as HTML. */
export function Markdown({ blocks, citations }: MarkdownProps): VNode {
  return <>{blocks.map((block, index) => drawBlock(block, citations, index))}</>;
}

function drawBlock(block: Block, citations: MarkdownProps['citations'], key: number): VNode {
  if (block.type === 'code') {
    return (
      <pre key={key} tabIndex={0}>
        <code>{block.text}</code>
      </pre>
    );
  }
  if (block.type === 'list') {
    const items = block.items.map((item, index) => <li key={index}>{drawItem(item, citations)}</li>);
    return block.ordered ? (
      <ol key={key} start={block.start}>
        {items}
      </ol>
    ) : (
      <ul key={key}>{items}</ul>
    );
  }
  const Tag = block.type === 'heading' ? 'h3' : 'p';
  return <Tag key={key}>{drawInline(block.children, citations)}</Tag>;
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
        return node.text;
      case 'break':
        return <br key={index} />;
      case 'code':
        return <code key={index}>{node.text}</code>;
      case 'cite':
        return <Chip key={index} n={node.n} citation={citations.get(node.n)} />;
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

/** The number of a source; opens the quoted sentence in its article. */
function Chip({ n, citation }: { n: number; citation?: Citation }) {
  const { panel } = usePanel();
  if (!citation) return <>[{n}]</>;
  return (
    <button
      type="button"
      class="chip"
      aria-label={fill(panel.words.value.source, { n, name: citation.title })}
      title={citation.title}
      onClick={() => panel.openCitation(citation)}
    >
      {n}
    </button>
  );
}
