import type { ComponentChildren, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { parseMarkdown } from '../../../../widget/src/panel/markdown/parse.ts';
import { safeLink } from '../../../../widget/src/panel/markdown/safe-link.ts';
import type { Block, Inline } from '../../../../widget/src/panel/markdown/types.ts';

/** A numbered source; `onCite` shows it. */
export interface Cited {
  n: number;
  title: string;
}

interface MarkdownProps {
  text: string;
  citations: Cited[];
  onCite?(n: number): void;
}

/** A text's tree as nodes, by the very parser the customer's widget has. Nothing is ever parsed as HTML. */
export function Markdown({ text, citations, onCite }: MarkdownProps): VNode {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  const cite = (n: number, key: number) => {
    const source = citations.find(citation => citation.n === n);
    if (!source) return `[${n}]`;
    return (
      <button
        key={key}
        type="button"
        class="chip"
        title={source.title}
        aria-label={`Source ${n}: ${source.title}`}
        onClick={() => onCite?.(n)}
      >
        {n}
      </button>
    );
  };
  return (
    <div class="text" dir="auto">
      {blocks.map((block, index) => drawBlock(block, cite, index))}
    </div>
  );
}

type Cite = (n: number, key: number) => ComponentChildren;

function drawBlock(block: Block, cite: Cite, key: number): VNode {
  if (block.type === 'code') {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      <pre key={key} tabIndex={0}>
        <code>{block.text}</code>
      </pre>
    );
  }
  if (block.type === 'list') {
    const items = block.items.map((item, index) => (
      <li key={index}>
        {item.map((part, at) =>
          !at && part.type === 'paragraph' ? drawInline(part.children, cite) : drawBlock(part, cite, at),
        )}
      </li>
    ));
    return block.ordered ? (
      <ol key={key} start={block.start}>
        {items}
      </ol>
    ) : (
      <ul key={key}>{items}</ul>
    );
  }
  if (block.type === 'heading') {
    return (
      <p key={key}>
        <strong>{drawInline(block.children, cite)}</strong>
      </p>
    );
  }
  return <p key={key}>{drawInline(block.children, cite)}</p>;
}

function drawInline(nodes: Inline[], cite: Cite): ComponentChildren {
  return nodes.map((node, index) => {
    switch (node.type) {
      case 'text':
        return node.text;
      case 'break':
        return <br key={index} />;
      case 'code':
        return <code key={index}>{node.text}</code>;
      case 'cite':
        return cite(node.n, index);
      case 'link':
        return (
          <Out key={index} href={node.href}>
            {drawInline(node.children, cite)}
          </Out>
        );
      default: {
        const Tag = node.type;
        return <Tag key={index}>{drawInline(node.children, cite)}</Tag>;
      }
    }
  });
}

const ADDRESS = /(https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]])/;

/** Customers' and agents' plain words: line breaks stay, addresses become links, everything else is text. */
export function Plain({ text }: { text: string }) {
  return (
    <div class="text plain-text" dir="auto">
      {text.split(ADDRESS).map((part, index) => {
        const link = index % 2 ? safeLink(part) : undefined;
        return link ? (
          <Out key={index} href={link}>
            {part}
          </Out>
        ) : (
          part
        );
      })}
    </div>
  );
}

/** A link that leaves the desk; one that may not be followed is only its words. */
export function Out({ href, children }: { href: string | undefined; children: ComponentChildren }) {
  const link = safeLink(href);
  if (!link) return <>{children}</>;
  return (
    <a href={link} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}
