/** What the judges of the generals remember: who was ever a traitor or down, whose messengers went astray, how many went. */
import type { Happening } from '../../engine/portrait.ts';
import type { History } from '../../engine/property.ts';
import type { NodeId, World } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import type { Marcher } from './state.ts';

/** What no general knows. */
export interface CampHistory {
  /** Who was a traitor or down at any time: nothing is promised about them. */
  readonly faulty: readonly NodeId[];
  /** Loyal or not: somebody lost, changed or held up a message of theirs (A1 does not hold for them). */
  readonly astray: readonly NodeId[];
  /** How many messages were sent in each round; the first number is round 1. */
  readonly sent: readonly number[];
  /** SM only: every statement that somebody signed by the rules, e.g. `ATTACK C L1`, with L1 as the last signer. */
  readonly signed: readonly string[];
}

const add = <T>(list: readonly T[], item: T): readonly T[] => (list.includes(item) ? list : [...list, item]);

const messagesFrom = (world: World, id: NodeId): number =>
  nodeOf(world, id).sent.reduce((sum, count) => sum + count, 0);

/** With what a node has just sent. */
function withSent({ sent }: CampHistory, { before, after }: Happening, id: NodeId): readonly number[] {
  const count = messagesFrom(after, id) - messagesFrom(before, id);
  if (count === 0) return sent;
  const round = Math.max(1, (nodeOf(after, id).state as Marcher).round);
  return Array.from(
    { length: Math.max(sent.length, round) },
    (_, i) => (sent[i] ?? 0) + (i === round - 1 ? count : 0),
  );
}

/** What somebody did to a message. */
function touched(was: CampHistory, { message }: Happening): CampHistory {
  return message ? { ...was, astray: add(was.astray, message.from) } : was;
}

/** What rules left on record. */
function noted(was: CampHistory, { fired }: Happening): CampHistory {
  let { astray, signed } = was;
  for (const { notes } of fired) {
    for (const { what, about, because } of notes) {
      if (what === 'refused' && because === 'late' && about !== undefined) astray = add(astray, about);
      if (what === 'signed' && because !== undefined) signed = add(signed, because);
    }
  }
  return astray === was.astray && signed === was.signed ? was : { ...was, astray, signed };
}

export const history: History<CampHistory> = {
  start: ({ after }) => ({ faulty: Object.keys(after.traitors), astray: [], sent: [], signed: [] }),

  next(was, happening) {
    const { action } = happening;
    switch (action.kind) {
      case 'turn':
        return action.way === '' ? was : { ...was, faulty: add(was.faulty, action.node) };
      case 'crash':
        return { ...was, faulty: add(was.faulty, action.node) };
      case 'drop':
      case 'lose':
      case 'tamper':
        return touched(was, happening);
      case 'fire': {
        const sent = withSent(was, happening, action.node);
        return noted(sent === was.sent ? was : { ...was, sent }, happening);
      }
      case 'forge':
        return { ...was, sent: withSent(was, happening, action.node) };
      case 'deliver':
        return noted(was, happening);
      default:
        return was;
    }
  },
};
