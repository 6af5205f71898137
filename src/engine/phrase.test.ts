import { describe, expect, it } from 'vitest';
import { bestPhrase, compilePhrase, matchPhrase } from './phrase.ts';

const scope = { nodes: ['S1', 'S2', 'S3'] };
const read = (pattern: string, text: string) => matchPhrase(compilePhrase(pattern), text, scope);
const args = (pattern: string, text: string) => {
  const found = read(pattern, text);
  return found.ok ? found.args : found.message;
};
const list = [
  'elect {node}',
  'elect {node} with {nodes}',
  'write {text} to {node}',
  'crash {node}',
  '{node} is leader|follower|candidate',
  'log of {nodes} is {numbers}',
].map((pattern) => ({ phrase: compilePhrase(pattern), value: pattern }));
const best = (text: string) => bestPhrase(list, text, scope, 'action');

describe('a phrase', () => {
  it('fills its slots', () => {
    expect(args('elect {node} with {nodes}', 'elect S1 with S2 S3')).toEqual({
      node: 'S1',
      nodes: ['S2', 'S3'],
    });
    expect(args('log of {nodes} is {numbers}', 'log of every live node is 1 1 2')).toEqual({
      nodes: 'live',
      numbers: [1, 1, 2],
    });
    expect(args('log of {nodes} is {numbers}', 'log of every node is nothing')).toEqual({
      nodes: 'all',
      numbers: [],
    });
    expect(args('log of {nodes} is {numbers}', 'log of S1, S2 is 1')).toEqual({
      nodes: ['S1', 'S2'],
      numbers: [1],
    });
    expect(args('write {text} to {node}', 'write a note to S2 to S1')).toEqual({
      text: 'a note to S2',
      node: 'S1',
    });
    expect(args('next of {node} at {node} is {number}', 'next of S1 at S2 is 7')).toEqual({
      node: 'S1',
      node2: 'S2',
      number: 7,
    });
    expect(args('{node} is leader|follower', 'S1 is follower')).toEqual({ node: 'S1', choice: 'follower' });
    expect(args('partition {groups}', 'partition S1|S2 S3')).toEqual({ groups: [['S1'], ['S2', 'S3']] });
    expect(args('delay {word} {node} -> {node} by {duration}', 'delay Append S1->S2 by 1.5s')).toEqual({
      word: 'Append',
      node: 'S1',
      node2: 'S2',
      duration: 1500,
    });
    expect(args('wait {duration}', 'wait 50 ms')).toEqual({ duration: 50 });
    expect(args('voted {voter:node} for {node}', 'voted S1 for S2')).toEqual({ voter: 'S1', node: 'S2' });
  });

  it('tells where an unknown node stands and which may be meant', () => {
    expect(read('elect {node}', 'elect S9')).toMatchObject({
      column: 7,
      message: 'no node "S9" in this lesson',
      hint: 'did you mean "S1"?',
    });
  });

  it('tells what is missing or too much', () => {
    expect(args('elect {node}', 'elect')).toBe('a node is missing');
    expect(args('elect {node}', 'elect S1 now')).toBe('I do not understand "now" here');
    expect(args('commit of {node} is {number}', 'commit of S1 is two')).toBe('"two" is not a number');
    expect(args('wait {duration}', 'wait long')).toBe('"long" is not a time');
    expect(args('partition {groups}', 'partition S1 S2')).toBe('groups need a | between them');
    expect(args('log of {nodes} is {numbers}', 'log of S1 is')).toBe('numbers are missing');
  });

  it('refuses a slot that does not exist', () => {
    expect(() => compilePhrase('elect {server}')).toThrow('{server}');
  });
});

describe('the best phrase', () => {
  it('is the one that matches', () => {
    expect(best('elect S1 with S2')).toMatchObject({ ok: true, value: 'elect {node} with {nodes}' });
    expect(best('  S1 is leader')).toMatchObject({ ok: true, args: { choice: 'leader' } });
  });

  it('names an unknown action, with the one that may be meant', () => {
    expect(best('elekt S3')).toEqual({
      ok: false,
      column: 1,
      message: 'I do not know the action "elekt"',
      hint: 'did you mean "elect"?',
    });
    expect(best('sing a song')).toEqual({ ok: false, column: 1, message: 'I do not know the action "sing"' });
    expect(best('elekt')).toMatchObject({
      message: 'I do not know the action "elekt"',
      hint: 'did you mean "elect"?',
    });
  });

  it('shows the patterns when a known action goes on wrongly', () => {
    expect(best('elect S1 for ever')).toMatchObject({
      column: 10,
      message: 'I do not understand "for ever" here',
    });
    expect(best('write x=1')).toMatchObject({ hint: 'it goes: write {text} to {node}' });
    expect(best('crash')).toMatchObject({
      column: 6,
      message: 'a node is missing',
      hint: 'it goes: crash {node}',
    });
  });

  it('names an unknown node wherever it stands', () => {
    expect(best('S9 is leader')).toMatchObject({ column: 1, message: 'no node "S9" in this lesson' });
    expect(best('elect S1 with S2 S8')).toMatchObject({ column: 18, message: 'no node "S8" in this lesson' });
  });

  it('finds a slip further on', () => {
    expect(best('elect S1 wiht S2')).toMatchObject({ column: 10, hint: 'did you mean "with"?' });
    expect(best('S1 is leadr')).toMatchObject({ column: 7, hint: 'did you mean "leader"?' });
  });

  it('says so when there is nothing', () => {
    expect(best('  ')).toMatchObject({ message: 'there is no action here' });
  });
});
