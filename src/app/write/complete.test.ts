import { describe, expect, it } from 'vitest';
import { raft } from '../../protocols/raft/raft.ts';
import { writeWords } from '../../words/en/write.ts';
import { complete } from './complete.ts';
import { placeOf } from './place.ts';
import { vocabularyOf } from './vocabulary.ts';

const main = vocabularyOf(raft);

/** The completions where the bar stands. */
function at(text: string): { readonly from: number; readonly labels: readonly string[] } {
  const lines = text.split('\n');
  const line = lines.findIndex((each) => each.includes('¦'));
  const column = lines[line]!.indexOf('¦');
  lines[line] = lines[line]!.replace('¦', '');
  const { from, suggestions } = complete(lines, line, column, { main, beside: undefined }, writeWords());
  return { from, labels: suggestions.map(({ label }) => label) };
}

const head = '---\nid: x\nprotocol: raft\ncluster:\n  nodes: [S1, S2, S3]\n---\n\n## One {#one}\n\n';
const inDo = (line: string) => at(`${head}\`\`\`do\n${line}\n\`\`\`\n`);
const inCheck = (line: string) => at(`${head}\`\`\`check\n${line}\n\`\`\`\n`);

describe('where a line stands', () => {
  it.each([
    ['---\nid: x¦', 'head'],
    ['---\nid: x\n---\n## One¦', 'heading'],
    ['---\n---\n```do\nelect¦\n```', 'do'],
    ['---\n---\n```do\n```\n\nwords¦', 'prose'],
    ['---\n---\n```¦', 'fence'],
    ['---\n---\n> [!¦', 'note'],
    ['---\n---\n```predict\n- [ ] a := ¦', 'predict'],
  ])('%j is in the %s', (text, place) => {
    const lines = text.split('\n');
    const line = lines.findIndex((each) => each.includes('¦'));
    expect(
      placeOf(
        lines.map((each) => each.replace('¦', '')),
        line,
      ).in,
    ).toBe(place);
  });
});

describe('completions', () => {
  it('offer every verb of the protocol and of all lessons at the beginning of a line', () => {
    const { labels } = inDo('¦');
    expect(labels).toContain('elect {node}');
    expect(labels).toContain('crash {node}');
    expect(labels).toContain('settle');
  });

  it('offer the nodes of the lesson where a node is missing', () => {
    expect(inDo('elect S¦')).toEqual({ from: 6, labels: ['S1', 'S2', 'S3'] });
  });

  it('go on after a message with its type, its way and no more', () => {
    expect(inDo('drop A¦').labels).toContain('AppendEntries');
    expect(inDo('drop AppendEntries S1 ¦').labels).toEqual(['-> {node2}']);
    expect(inDo('drop AppendEntries S1 -> ¦').labels).toEqual(['S1', 'S2', 'S3']);
  });

  it('offer claims where something runs until a claim holds', () => {
    expect(inDo('run until leaders ¦').labels).toContain('are {number}');
  });

  it('offer rules to switch off', () => {
    expect(inDo('switch off ¦').labels).toEqual(Object.keys(raft.switches));
  });

  it('offer claims in a check and after := in a question', () => {
    expect(inCheck('¦').labels).toContain('{node} is leader|follower|candidate');
    expect(inCheck('S1 is ¦').labels).toContain('leader');
    const { labels } = at(`${head}\`\`\`predict pick=one\nWho?\n- [ ] It. := commit of ¦\n\`\`\``);
    expect(labels).toContain('S2');
  });

  it('offer panels, nodes and times in a heading', () => {
    expect(at(`${head}## Two {#two show=lo¦}`).labels).toContain('logs');
    expect(at(`${head}## Two {#two eyes=¦}`).labels).toEqual(['S1', 'S2', 'S3']);
  });

  it('offer keys, protocols and what stands under cluster in the head', () => {
    expect(at('---\n¦\n---').labels).toContain('minutes: ');
    expect(at('---\nprotocol: ¦\n---').labels).toContain('generals');
    expect(at('---\ncluster:\n  ¦\n---').labels).toContain('latency: ');
  });

  it('say nothing within a sentence', () => {
    expect(at(`${head}The leader¦ writes.`).labels).toEqual([]);
  });
});
