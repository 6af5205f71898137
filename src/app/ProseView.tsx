/** A lesson's prose as elements. The tree holds no markup of its own, so nothing in it can run. */
import type { ReactElement, ReactNode } from 'react';
import type { Inline, Prose } from '../lesson/lesson.ts';

/** A line of prose. */
export function InlineText({ text }: { readonly text: readonly Inline[] }): ReactElement {
  return <>{text.map(inline)}</>;
}

function inline(piece: Inline, key: number): ReactNode {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return <code key={key}>{piece.text}</code>;
    case 'emphasis':
      return (
        <em key={key}>
          <InlineText text={piece.text} />
        </em>
      );
    case 'strong':
      return (
        <strong key={key}>
          <InlineText text={piece.text} />
        </strong>
      );
    case 'term':
      return <dfn key={key}>{piece.text}</dfn>;
    case 'link':
      return piece.href.startsWith('#') ? (
        <a key={key} href={piece.href}>
          <InlineText text={piece.text} />
        </a>
      ) : (
        <span key={key} className="reference">
          <InlineText text={piece.text} /> ({piece.href})
        </span>
      );
  }
}

/** Paragraphs and lists. */
export function ProseView({ prose }: { readonly prose: Prose }): ReactElement {
  return (
    <>
      {prose.map((passage, i) => {
        if (passage.kind === 'paragraph') {
          return (
            <p key={i}>
              <InlineText text={passage.text} />
            </p>
          );
        }
        const items = passage.items.map((item, j) => (
          <li key={j}>
            <InlineText text={item} />
          </li>
        ));
        return passage.ordered ? <ol key={i}>{items}</ol> : <ul key={i}>{items}</ul>;
      })}
    </>
  );
}
