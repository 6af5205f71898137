/** A lesson's `given`: a server's state in one line, e.g. `leader term 4 : 1:X=3 1:Y=8 2 2 | commit 2`. */
import { Log } from '../../engine/log.ts';
import type { Node } from '../../engine/world.ts';
import type { Entry, Role, ServerState } from './state.ts';
import { lastTerm } from './state.ts';

const LINE = /^(follower|candidate) term (\d+)(?: voted (\S+))?\s*:\s*([^|]*)(?:\|\s*commit (\d+))?$/;

/** Reads the line; throws a sentence that says what is wrong with it. Leaders cannot be given: they must be elected. */
export function givenServer(
  text: string,
  node: Node<ServerState>,
): { readonly state: ServerState; readonly startTimers: readonly string[] } {
  if (/^leader\b/.test(text))
    throw new Error(
      'a leader cannot be given, because it must have been elected: give a follower and elect it',
    );
  const match = LINE.exec(text.trim());
  if (!match) throw new Error('a server is given like this: "follower term 3 : 1:X=3 1:Y=8 2 | commit 2"');
  const [, role, term, votedFor, entries, commit] = match;
  const log = Log.of(entries!.trim() === '' ? [] : entries!.trim().split(/\s+/).map(entryFrom));
  const state: ServerState = {
    ...node.state,
    role: role as Role,
    currentTerm: Number(term),
    votedFor: votedFor ?? null,
    log,
    commitIndex: Number(commit ?? 0),
    lastApplied: 0,
    machine: {},
    sessions: {},
  };
  for (let i = 2; i <= log.length; i++) {
    if (log.at(i)!.term < log.at(i - 1)!.term)
      throw new Error(`no such log: terms never fall, but entry ${i} is older than entry ${i - 1}`);
  }
  if (lastTerm(log) > state.currentTerm)
    throw new Error(
      `no such server: its log ends in term ${lastTerm(log)}, but it is only in term ${state.currentTerm}`,
    );
  if (state.commitIndex > log.length)
    throw new Error(
      `no such server: it cannot know ${state.commitIndex} entries committed with ${log.length} in its log`,
    );
  return { state, startTimers: ['election'] };
}

function entryFrom(word: string): Entry {
  const [term, ...command] = word.split(':');
  if (!/^\d+$/.test(term!))
    throw new Error(`"${word}" is no entry: write its term, or term:command, like 2 or 2:X=3`);
  return { term: Number(term), command: command.length > 0 ? command.join(':') : '·' };
}
