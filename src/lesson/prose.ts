/** Markdown to prose: keeps the few things a lesson needs and reports the rest. */
import type { BlockContent, DefinitionContent, List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Inline, Passage, Prose } from './lesson.ts';
import type { Report } from './problem.ts';

/** Words a reader sees instead of the parser's own names. */
const names: Readonly<Record<string, string>> = {
  html: 'HTML',
  image: 'a picture',
  imageReference: 'a picture',
  table: 'a table',
  thematicBreak: 'a rule across the page',
  definition: 'a link definition',
  linkReference: 'a link by reference',
  blockquote: 'a quote',
  code: 'a block of code',
  heading: 'a heading',
  list: 'a list in a list',
};

/** Reports a piece of Markdown that lessons do not have. */
export function reportForeign(
  node: { type: string; position?: RootContent['position'] },
  report: Report,
): void {
  const at = node.position?.start;
  report(
    at?.line ?? 1,
    at?.column ?? 1,
    `${names[node.type] ?? node.type} cannot stand here`,
    'a step has paragraphs, lists, notes and the blocks do, check, predict, given',
  );
}

/** A paragraph or a list as prose; reports what does not belong in it. */
export function passagesOf(
  nodes: readonly (RootContent | BlockContent | DefinitionContent)[],
  report: Report,
): Prose {
  return nodes.flatMap((node): readonly Passage[] => {
    if (node.type === 'paragraph') return [{ kind: 'paragraph', text: inlinesOf(node.children, report) }];
    if (node.type === 'list') return [listOf(node, report)];
    reportForeign(node, report);
    return [];
  });
}

function listOf(list: List, report: Report): Passage {
  const items = list.children.map((item) => {
    const paragraphs = item.children.filter((child): child is Paragraph => child.type === 'paragraph');
    for (const child of item.children) if (child.type !== 'paragraph') reportForeign(child, report);
    return paragraphs.flatMap((paragraph, i): readonly Inline[] => [
      ...(i > 0 ? [{ kind: 'text', text: ' ' } as const] : []),
      ...inlinesOf(paragraph.children, report),
    ]);
  });
  return { kind: 'list', ordered: list.ordered ?? false, items };
}

/** The pieces of a line. */
export function inlinesOf(nodes: readonly PhrasingContent[], report: Report): readonly Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    switch (node.type) {
      case 'text':
        return withTerms(node.value.replace(/\s*\n\s*/g, ' '));
      case 'inlineCode':
        return [{ kind: 'code', text: node.value }];
      case 'break':
        return [{ kind: 'text', text: ' ' }];
      case 'emphasis':
      case 'strong':
        return [{ kind: node.type, text: inlinesOf(node.children, report) }];
      case 'link': {
        if (/^(https?:\/\/|#)/.test(node.url))
          return [{ kind: 'link', href: node.url, text: inlinesOf(node.children, report) }];
        const at = node.position?.start;
        report(at?.line ?? 1, at?.column ?? 1, `a link may lead to https://… or to #…, not to "${node.url}"`);
        return [];
      }
      default:
        reportForeign(node, report);
        return [];
    }
  });
}

/** Splits `[[term]]` and `[[term|as written]]` out of a text. */
function withTerms(text: string): readonly Inline[] {
  return text.split(/(\[\[[^[\]]+\]\])/).flatMap((part): readonly Inline[] => {
    const found = /^\[\[([^[\]|]+)(?:\|([^[\]]+))?\]\]$/.exec(part);
    if (found)
      return [{ kind: 'term', term: (found[1] ?? '').trim(), text: (found[2] ?? found[1] ?? '').trim() }];
    return part === '' ? [] : [{ kind: 'text', text: part }];
  });
}

/** One line of Markdown that is not part of the page's tree: a question, an option. */
export function lineOfProse(text: string, line: number, report: Report): readonly Inline[] {
  const [first, ...rest] = fromMarkdown(text).children;
  if (first === undefined) return [];
  if (first.type === 'paragraph' && rest.length === 0) {
    return inlinesOf(first.children, (_, column, message, hint) => report(line, column, message, hint));
  }
  // `1. S1` or `> 3` are words here, not a list or a quote.
  return [{ kind: 'text', text }];
}
