/** A lesson's `given`: a server's state in one line, e.g. `follower promised 3 : 1:a@3! 2:b@3 4:d@3`. */
import type { Node } from '../../engine/world.ts';
import { learned } from './learned.ts';
import type { Value } from './learned.ts';
import { BLANK, execution } from '../kit/machine.ts';
import { Slots } from './slots.ts';
import type { Cell, ServerState } from './state.ts';
import { noop } from './state.ts';

const LINE = /^follower(?: promised (\d+))?\s*:\s*(.*)$/;
/** `2:b@3`, `2:b@3!`, or a run of slots `1-134:a@3!`, in which `#` stands for the slot's number. */
const SLOT = /^(\d{1,5})(?:-(\d{1,5}))?:(.+)@(\d{1,9})(!?)$/;

const MOST_SLOTS = 2_000;

interface Given extends Value {
  readonly known: boolean;
}

/** Reads the line; throws a sentence that says what is wrong with it. Leaders cannot be given: they must be elected. */
export function givenServer(
  text: string,
  node: Node<ServerState>,
): { readonly state: ServerState; readonly startTimers: readonly string[] } {
  if (/^(leader|candidate)\b/.test(text))
    throw new Error('only a follower can be given, because a leader must have been elected: elect it');
  const match = LINE.exec(text.trim());
  if (!match) throw new Error('a server is given like this: "follower promised 3 : 1:a@3! 2:b@3 4:d@3"');
  const slots = match[2]!.trim().split(/\s+/).filter(Boolean).flatMap(slotsFrom);
  const highest = Math.max(0, ...slots.map(({ ballot }) => ballot));
  const np = Number(match[1] ?? highest);
  const ahead = slots.find(({ ballot, known }) => ballot > np && !known);
  if (ahead)
    throw new Error(
      `no such server: it has accepted slot ${ahead.slot} under ballot ${ahead.ballot}, but promised only ${np}`,
    );
  return { state: stateOf(node.state, np, Math.max(np, highest), slots), startTimers: ['election'] };
}

function stateOf(blank: ServerState, np: number, heard: number, slots: readonly Given[]): ServerState {
  let log = Slots.of<Cell>();
  for (const { slot, ballot, entry } of slots) {
    if (log.at(slot)) throw new Error(`slot ${slot} is given twice`);
    log = log.with(slot, { ballot, entry });
  }
  const empty = { log, chosen: 0, beyond: [], tallies: [] };
  const known = learned(
    empty,
    slots.filter((value) => value.known),
  );
  const follower = { role: 'follower', ballot: 0, promises: [], leading: null, leader: null } as const;
  return executedAll({ ...blank, ...follower, ...empty, ...known, np, heard, patience: 1 });
}

/** The server once it has executed everything it can: it had time enough. */
function executedAll(state: ServerState): ServerState {
  let { machine, sessions } = BLANK;
  for (const [, { entry }] of state.log.entries(1, state.chosen)) {
    const { patch } = execution(entry, { machine, sessions }, true);
    ({ machine, sessions } = { machine, sessions, ...patch });
  }
  return { ...state, machine, sessions, executed: state.chosen };
}

function slotsFrom(word: string): readonly Given[] {
  const match = SLOT.exec(word);
  if (!match)
    throw new Error(
      `"${word}" is no slot: write slot:value@ballot, and ! if it is known to be chosen, like 2:b@3 or 1:a@3!`,
    );
  const [, first, last = first, value, ballot, known] = match;
  const [from, to] = [Number(first), Number(last)];
  if (from < 1 || to < from || to > MOST_SLOTS)
    throw new Error(`"${word}" is no slot: slots run from 1 to ${MOST_SLOTS}`);
  const since = Number(ballot);
  if (since < 1) throw new Error(`"${word}" is no slot: ballots begin with 1`);
  return Array.from({ length: to - from + 1 }, (_, i): Given => {
    const slot = from + i;
    const command = value!.replaceAll('#', String(slot));
    const entry = command === 'NOOP' ? noop(since) : { command, since };
    return { slot, ballot: since, entry, known: known === '!' };
  });
}
