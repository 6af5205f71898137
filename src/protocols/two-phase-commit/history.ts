/** What the judges remember: who decided what, who has ever said yes, and whether anything went wrong. */
import type { Happening } from '../../engine/portrait.ts';
import type { History } from '../../engine/property.ts';
import type { NodeId } from '../../engine/world.ts';
import type { Change } from '../kit/judging.ts';
import { changedNode } from '../kit/judging.ts';
import type { Member } from './cast.ts';
import type { Outcome } from './state.ts';
import { decisionOf } from './state.ts';

/** What somebody decided, once. */
export interface Decided {
  readonly by: NodeId;
  readonly outcome: Outcome;
}

export interface CommitHistory {
  /** In the order in which they were made; somebody who stands there twice has changed its mind. */
  readonly decided: readonly Decided[];
  /** Who has ever said yes, whatever it remembers of it. */
  readonly yes: readonly NodeId[];
  /** Why the transaction may be aborted; null as long as there is no reason. */
  readonly excuse: 'no' | 'failure' | null;
}

/** What the node that a happening changed has just decided; undefined if it has decided nothing new. */
export function justDecided(happening: Happening): Decided | undefined {
  const change = changedNode(happening) as Change<Member> | undefined;
  if (!change) return undefined;
  const [was, is] = [decisionOf(change.was.state), decisionOf(change.is.state)];
  return is === null || is === was ? undefined : { by: change.is.id, outcome: is };
}

/** The timer whose end is a failure: nobody spoke in time. The others only begin or repeat something. */
const GIVING_UP = ['votes', 'patience'];

const isNo = (change: Change<Member> | undefined): boolean =>
  change?.is.kind === 'participant' && change.is.state.vote === 'no';

function excuseIn(happening: Happening): CommitHistory['excuse'] {
  const { action } = happening;
  switch (action.kind) {
    case 'crash':
    case 'cut':
    case 'drop':
    case 'lose':
    case 'given':
      return 'failure';
    case 'fire':
      return GIVING_UP.includes(action.timer) ? 'failure' : null;
    default:
      return isNo(changedNode(happening) as Change<Member> | undefined) ? 'no' : null;
  }
}

export const history: History<CommitHistory> = {
  start: () => ({ decided: [], yes: [], excuse: null }),
  next: (was, happening) => {
    const decided = justDecided(happening);
    const change = changedNode(happening) as Change<Member> | undefined;
    const isYes =
      change?.is.kind === 'participant' && change.is.state.vote === 'yes' && !was.yes.includes(change.is.id);
    const excuse = was.excuse ?? excuseIn(happening);
    return decided || isYes || excuse !== was.excuse
      ? {
          decided: decided ? [...was.decided, decided] : was.decided,
          yes: isYes ? [...was.yes, change.is.id] : was.yes,
          excuse,
        }
      : was;
  },
};
