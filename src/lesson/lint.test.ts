import { describe, expect, it } from 'vitest';
import { raft } from '../protocols/raft/raft.ts';
import { lint } from './lint.ts';
import { parseLesson } from './parse.ts';
import { rehearse } from './rehearse.ts';

/** The hints for a lesson: its steps, and what is said in its head. */
function hints(body: string, { nodes = '[S1, S2, S3]', minutes = 1 } = {}): readonly string[] {
  const text = `---\nid: x\ntitle: X\nprotocol: raft\nlevel: beginner\nminutes: ${minutes}\nobjectives: [a]\ncluster:\n  nodes: ${nodes}\n---\n\n${body}\n`;
  const parsed = parseLesson(text);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  const rehearsal = rehearse(parsed.lesson, raft);
  expect(rehearsal.problems).toEqual([]);
  return lint(parsed.lesson, raft, rehearsal).map(({ line, message }) => `${line}: ${message}`);
}

const notes = '\n> [!key]\n> k\n\n> [!speaker]\n> s\n';
const act = '\n```do\nelect S1\nsettle\n```\n';
const step = (id: string, inside = act, more = '') => `## ${id} {#${id} time=1m${more}}\n${inside}`;
const question = (option = 'yes') =>
  `\n\`\`\`predict\nq\n- [x] ${option} := leaders are 0\n- [ ] no := leaders are 1\nWhy: w\n\`\`\`\n`;

describe('the hints for a lecturer', () => {
  it('are none for a small lesson that has what it takes', () => {
    expect(hints(step('a') + notes)).toEqual([]);
  });

  it('count the words of a step, but not those of its notes', () => {
    const long = 'word '.repeat(41);
    expect(hints(step('a', `\n${long}\n${act}`) + notes)).toEqual(['12: "a" has 41 words to read']);
    expect(hints(`${step('a')}${notes}> ${long}\n`)).toEqual([]);
  });

  it('compare the time of the steps with that of the head', () => {
    expect(hints(step('a') + notes, { minutes: 3 })).toEqual([
      '1: the steps take 1 minutes together, and the head says 3',
    ]);
    expect(hints(`${step('a')}## b {#b}\n\n\`\`\`do\nheal\n\`\`\`\n${notes}`)).toContainEqual(
      expect.stringMatching(/"b" does not say how long/),
    );
    expect(hints(`## a {#a time=6m}\n${act}${notes}`, { minutes: 6 })).toEqual(['12: "a" takes 6 minutes']);
  });

  it('want a question at least every fourth step', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => step(id, '\n```do\nheal\n```\n'));
    expect(hints(four.join('\n') + notes, { minutes: 4 })).toEqual([
      expect.stringMatching(/4 steps in a row ask nothing/),
    ]);
    expect(hints([...four.slice(0, 3), step('d', question() + notes)].join('\n'), { minutes: 4 })).toEqual(
      [],
    );
  });

  it('want something to happen in each step', () => {
    expect(hints(step('a', '\nwords\n') + notes)).toEqual([
      '12: nothing happens in "a", and nothing is asked',
    ]);
  });

  it('want a sentence to remember and a note for the speaker', () => {
    expect(hints(step('a'))).toEqual([
      '1: no sentence is marked as the one to remember',
      '1: there is no note for the speaker',
    ]);
  });

  it('find options that are long to weigh', () => {
    expect(hints(step('a', question('word '.repeat(15))) + notes)).toEqual([
      expect.stringMatching(/this option has 15 words/),
    ]);
  });

  it('find nodes that are too many to see', () => {
    expect(hints(step('a') + notes, { nodes: '10' })).toEqual([
      expect.stringMatching(/^1: 10 nodes are too many/),
    ]);
    expect(hints(step('a', act, ' show=stage,logs') + notes, { nodes: '8' })).toEqual([
      expect.stringMatching(/^1: 8 nodes with logs/),
    ]);
    expect(hints(step('a') + notes, { nodes: '8' })).toEqual([]);
  });

  it('find pictures with more colours than can be told apart, and two epochs of one colour', () => {
    const writes = (count: number) =>
      `\n\`\`\`do\n${Array.from({ length: count }, (_, i) => `elect S${1 + (i % 2)}\nsettle\nwrite x to S${1 + (i % 2)}\nsettle`).join('\n')}\n\`\`\`\n`;
    expect(hints(step('a', writes(6)) + notes)).toEqual([]);
    expect(hints(step('a', writes(7)) + notes)).toEqual([expect.stringMatching(/shows 7 terms at once/)]);
    expect(hints(step('a', writes(9)) + notes)).toEqual([
      expect.stringMatching(/term 1 beside term 9, which have the same colour/),
    ]);
  });
});
