/** A learner: it counts acceptances until a quorum has accepted one value in one ballot. */
import { note, set } from '../../engine/effect.ts';
import type { Context, Kind, Rule } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { NodeId, Options } from '../../engine/world.ts';
import { acceptorsOf, quorumsOf, votesNeeded } from './cast.ts';
import type { LearnerState, PaxosBody, Vote } from './state.ts';
import { noLearner } from './state.ts';
import { atBallot } from './words.ts';

const { onMessage, whenever } = rulesFor<LearnerState, PaxosBody>();

const PMS = 'Paxos Made Simple §2.3';

/** Votes with one more: of each acceptor only the latest is kept, and an older one that comes late is not. */
export function withVote(heard: readonly Vote[], vote: Vote): readonly Vote[] {
  const known = heard.find(({ from }) => from === vote.from);
  if (known && known.n >= vote.n) return heard;
  return [...heard.filter(({ from }) => from !== vote.from), vote];
}

/** What a learner needs to know besides what it heard. */
interface Counting {
  readonly options: Options;
  kin(kind: string): readonly NodeId[];
  keeps(rule: string): boolean;
}

/** What these votes show to be chosen; undefined if nothing. */
export function shown(heard: readonly Vote[], c: Counting): { n: number; v: string } | undefined {
  const quorums = quorumsOf(c.options, acceptorsOf((kind) => c.kin(kind)).length);
  for (const { n, v } of heard) {
    const alike = heard.filter((vote) => vote.v === v && (vote.n === n || !c.keeps('PSW-SAMEBALLOT')));
    if (alike.length >= votesNeeded(quorums, c.options, n)) return { n, v };
  }
  return undefined;
}

/** The rules of a learner. */
export const learnerRules = {
  'LR.0': onMessage('Accepted', {
    cite: PMS,
    says: 'A learner writes down who accepted what, and in which ballot.',
    then: ({ self, message: { n, v }, from }) => {
      const heard = withVote(self.heard, { from, n, v });
      return heard === self.heard ? [] : [set<LearnerState>({ heard })];
    },
    tells: ({ id, message: { body, from } }) =>
      `${id} hears that ${from} accepted ${atBallot(body.v, body.n)}.`,
  }),

  'LR.1': whenever({
    cite: PMS,
    says: 'A value is chosen when a quorum has accepted it under one and the same number.',
    when: (c) => c.self.chosen === null && shown(c.self.heard, c) !== undefined,
    then: (c) => learned(c, shown(c.self.heard, c)!),
    tells: ({ id, after }) =>
      `${id} knows now: ${after.chosen!.v} is chosen, by a quorum in ballot ${after.chosen!.n}.`,
  }),

  'LR.3': onMessage('Decided', {
    cite: `${PMS}: a distinguished learner`,
    says: 'Believe whoever counted the votes.',
    then: (c) => (c.self.chosen === null ? learned(c, { n: c.message.n, v: c.message.v }) : []),
    tells: ({ id, before, message: { body, from } }) =>
      before.chosen ? `${id} knew that already.` : `${id} learns from ${from} that ${body.v} is chosen.`,
  }),
} satisfies Readonly<Record<string, Rule<LearnerState, PaxosBody>>>;

const learned = (_: Context<LearnerState, PaxosBody>, { n, v }: { n: number; v: string }) => [
  set<LearnerState>({ chosen: { n, v } }),
  note('learned', { at: n, because: v }),
];

/** A learner and nothing else. What it knows it has written down; its counts it has in its head. */
export const learner: Kind<LearnerState, PaxosBody> = {
  letter: 'L',
  initial: () => noLearner,
  durable: () => ['chosen'],
  timers: () => ({}),
  rules: learnerRules,
};
