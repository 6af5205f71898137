/** What the coordinator and the participants know, and what they say to each other. */
import type { NodeId } from '../../engine/world.ts';

/** How the transaction ends. */
export type Outcome = 'commit' | 'abort';

/** What a participant says when it is asked. */
export type Ballot = 'yes' | 'no';

export interface CoordinatorState {
  /** On disk: it has asked for votes. Written before the first question goes out. */
  readonly began: boolean;
  /** Who has said yes, in cast order. */
  readonly yes: readonly NodeId[];
  /** On disk: what it has decided. Written before anybody is told. */
  readonly decision: Outcome | null;
  /** What it says it has decided while it is not on disk: only without that rule. */
  readonly unwritten: Outcome | null;
  /** Who has acknowledged the decision, in cast order. */
  readonly acked: readonly NodeId[];
  /** On disk: everybody has acknowledged, so that it may forget the transaction. */
  readonly over: boolean;
}

export interface ParticipantState {
  /** On disk: it has had a part in the transaction since it first started. */
  readonly began: boolean;
  /** What it is going to say when it is asked. */
  readonly wish: Ballot;
  /** On disk: what it has said. Written before it is said. */
  readonly vote: Ballot | null;
  /** On disk: how the transaction has ended here. */
  readonly decision: Outcome | null;
  /** It has lost patience since it voted, and asked. */
  readonly asks: boolean;
  /** Who of those it asked is in doubt as well, in cast order. */
  readonly unsure: readonly NodeId[];
}

type Said = 'Prepare' | 'Yes' | 'No' | 'Commit' | 'Abort' | 'Ack' | 'Ask' | 'Unsure';

/** Everything they say. `Ask`: how did it end? `Unsure`: I do not know either. */
export type CommitBody = { readonly [T in Said]: { readonly type: T } }[Said];

export const newCoordinator: CoordinatorState = {
  began: false,
  yes: [],
  decision: null,
  unwritten: null,
  acked: [],
  over: false,
};

export const newParticipant: ParticipantState = {
  began: false,
  wish: 'yes',
  vote: null,
  decision: null,
  asks: false,
  unsure: [],
};

/** How the transaction has ended for the coordinator or a participant, as far as it knows; null if it does not. */
export const decisionOf = (state: CoordinatorState | ParticipantState): Outcome | null =>
  state.decision ?? ('unwritten' in state ? state.unwritten : null);

/** It has said yes and does not know what became of it: it may neither commit nor abort. */
export const isInDoubt = ({ vote, decision }: Pick<ParticipantState, 'vote' | 'decision'>): boolean =>
  vote === 'yes' && decision === null;

/** The names with one more, in the order of `all`; the same list if it was there. */
export const joined = (names: readonly NodeId[], name: NodeId, all: readonly NodeId[]): readonly NodeId[] =>
  names.includes(name) ? names : all.filter((one) => one === name || names.includes(one));

/** The message that says how it ended. */
export const telling = (outcome: Outcome): CommitBody => ({
  type: outcome === 'commit' ? 'Commit' : 'Abort',
});

/** What a message says about how it ended. */
export const told = ({ type }: CommitBody): Outcome => (type === 'Commit' ? 'commit' : 'abort');

/** `committed`, `aborted`. */
export const inPast = (outcome: Outcome): string => (outcome === 'commit' ? 'committed' : 'aborted');
