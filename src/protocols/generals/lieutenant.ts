/** A lieutenant with oral messages: the recursion of the paper, told as rounds. */
import { note, send, set, start } from '../../engine/effect.ts';
import type { Context, Kind } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { Path } from './camp.ts';
import {
  commanderOf,
  depthKept,
  isPath,
  kinAsked,
  lengthOf,
  namesOn,
  onward,
  pathsOf,
  senderOf,
} from './camp.ts';
import { used, winnerBy } from './orders.ts';
import { bootRules, clock } from './round.ts';
import type { LieutenantState, Order } from './state.ts';
import { heardAlong, nothingHeard, saidAlong } from './tree.ts';
import { listOf, pathInWords } from './words.ts';

type Self = Context<LieutenantState, Order>;

const { onMessage, onTimer } = rulesFor<LieutenantState, Order>();

/** How deep the recursion goes. */
const depth = (c: Self): number => depthKept(c.options, c.kin('lieutenant').length, (rule) => c.keeps(rule));

/** The paths of this round along which nothing has come. */
const missing = (c: Self): readonly Path[] =>
  pathsOf(kinAsked(c), c.self.round, c.id).filter((path) => saidAlong(c.self.tree, path) === undefined);

/** Can it come to a decision: is there no hole in what it heard? */
function isReady(c: Self): boolean {
  const last = depth(c);
  if (c.self.round <= last) return false;
  for (let length = 1; length <= last + 1; length++)
    for (const path of pathsOf(kinAsked(c), length, c.id))
      if (saidAlong(c.self.tree, path) === undefined) return false;
  return true;
}

/** Can the label be true: the sender's name at the end, and not the reader's own on it? */
const isLabelledWell = (c: Self): boolean => {
  const { path } = c.message;
  if (!isPath(path, kinAsked(c)) || namesOn(path).includes(c.id)) return false;
  return !c.keeps('GSW-SENDER') || senderOf(path) === c.from;
};

/** Is it in time? Clocks that differ by less than a round may make it seem to come before its round has begun. */
const isInTime = (c: Self): boolean => {
  const round = lengthOf(c.message.path);
  return c.self.round <= round && round <= c.self.round + 1 && round <= depth(c) + 1;
};

/** The votes at a path: what it was told itself, and what each of the others turned out to have been told. */
const votesAt = (c: Self, path: Path, resolved: Readonly<Record<Path, string>>): LieutenantState['votes'] =>
  c
    .kin('lieutenant')
    .filter((id) => id === c.id || !namesOn(path).includes(id))
    .map((who) => ({
      who,
      word: who === c.id ? used(saidAlong(c.self.tree, path)) : resolved[onward(path, who)]!,
    }));

/** The word the votes are for. */
const winner = (c: Pick<Self, 'options'>, votes: LieutenantState['votes']): string | undefined =>
  winnerBy(c.options)(votes.map(({ word }) => word));

/** What a path counts as without a majority: the same for everybody, or, with that rule off, whatever it was told. */
const withoutMajority = (c: Self, path: Path): string =>
  used(c.keeps('GSW-TIE') ? null : saidAlong(c.self.tree, path));

/** The vote at every path, the longest first. */
function voted(c: Self): Pick<LieutenantState, 'resolved' | 'votes'> {
  const resolved: Record<Path, string> = { ...c.self.resolved };
  let votes: LieutenantState['votes'] = [];
  for (let length = depth(c); length >= 1; length--) {
    for (const path of pathsOf(kinAsked(c), length, c.id)) {
      votes = votesAt(c, path, resolved);
      resolved[path] = winner(c, votes) ?? withoutMajority(c, path);
    }
  }
  return { resolved, votes };
}

const hasTie = (c: Self): boolean => c.self.votes.length > 0 && winner(c, c.self.votes) === undefined;

/** A lieutenant with oral messages. */
export const lieutenant: Kind<LieutenantState, Order> = {
  letter: 'L',
  initial: () => ({ round: 0, tree: nothingHeard, resolved: {}, votes: [], decision: null }),
  durable: () => ['round', 'tree', 'resolved', 'votes', 'decision'],
  timers: clock,
  rules: {
    ...bootRules<LieutenantState, Order>('OM'),

    'OM.2': onMessage('Order', {
      cite: 'BGP §3, OM(m)(2) and OM(0)(2)',
      says: 'Write down what came, by the way it came; each way counts once.',
      when: (c) => isLabelledWell(c) && isInTime(c) && isNews(c),
      then: (c) => [set<LieutenantState>({ tree: heardAlong(c.self.tree, c.message.path, c.message.value) })],
      tells: ({ id, message: { body } }) => `${id} writes down: ${pathInWords(body.path, body.value)}.`,
    }),

    'OM.2s': onMessage('Order', {
      cite: 'BGP §3, A2',
      says: 'The reader knows who brings it: a label that does not end with the sender’s name is thrown away.',
      when: (c) => !isLabelledWell(c),
      then: (c) => [note('refused', { about: c.from, because: 'sender' })],
      tells: ({ id, message: { body, from } }) =>
        `${id} throws it away: the label says ${body.path}, and it comes from ${from}.`,
    }),

    'OM.2l': onMessage('Order', {
      cite: 'BGP §3, A3',
      says: 'A message that does not come in its round has not come.',
      when: (c) => !isInTime(c),
      then: (c) => [note('refused', { about: c.from, because: 'late' })],
      tells: ({ id, before, message: { body } }) =>
        `${id} throws it away: it belongs in round ${lengthOf(body.path)}, and this is round ${before.round}.`,
    }),

    'OM.2d': onMessage('Order', {
      cite: 'BGP §3, OM(m)(2)',
      says: 'What comes a second time along the same way changes nothing.',
      then: (c) => [note('refused', { about: c.from, because: 'twice' })],
      tells: ({ id, message: { body } }) => `${id} has heard along ${body.path} already.`,
    }),

    'OM.3': onTimer('round', {
      cite: 'BGP §3, A3 and OM(m)(2): "or RETREAT"',
      says: 'What has not come by the end of its round never comes; it counts as RETREAT.',
      continues: true,
      when: (c) => c.keeps('GSW-ABSENT') && c.self.round > 0 && missing(c).length > 0,
      then: (c) => {
        const holes = missing(c);
        const tree = holes.reduce((all, path) => heardAlong(all, path, null), c.self.tree);
        return [set<LieutenantState>({ tree }), note('absent', { at: holes.length, because: holes[0]! })];
      },
      tells: ({ id, fired }) => {
        const { at = 0, because = '' } = fired.notes[0] ?? {};
        return at === 1
          ? `${id} has heard nothing along ${because}: that counts as RETREAT.`
          : `${id} has heard nothing along ${at} ways: that counts as RETREAT.`;
      },
    }),

    'OM.4a': onTimer('round', {
      cite: 'BGP §3, OM(m)(1)',
      says: 'In round 1 lieutenants have nothing to say yet: they listen.',
      when: ({ self }) => self.round === 0,
      then: () => [set<LieutenantState>({ round: 1 }), start('round')],
    }),

    'OM.4': onTimer('round', {
      cite: 'BGP §3, OM(m)(2)',
      says: 'Pass on what you were told to every lieutenant it has not come through, whatever you think of it.',
      when: (c) => c.self.round <= depth(c),
      then: (c) => [
        set<LieutenantState>({ round: c.self.round + 1 }),
        ...pathsOf(kinAsked(c), c.self.round, c.id).flatMap((path) => {
          const said = saidAlong(c.self.tree, path);
          // With rule OM.3 off there may be holes: what it is still waiting for it cannot pass on.
          if (said === undefined) return [];
          const body: Order = { type: 'Order', path: onward(path, c.id), value: used(said) };
          const on = namesOn(path);
          return c.peers.filter((to) => !on.includes(to)).map((to) => send(to, body));
        }),
        start('round'),
      ],
      tells: ({ id, before, world }) =>
        world.traitors[id] === undefined
          ? before.round === 1
            ? `${id} tells the others what it was told: ${used(before.tree.said)}.`
            : `${id} tells the others what it was told in round ${before.round}.`
          : `${id} tells the others what it wants them to believe.`,
    }),

    'OM.5': onTimer('round', {
      cite: 'BGP §3, OM(0)(2)',
      says: 'What came in the last round counts as it came: nobody is left to ask.',
      continues: true,
      when: isReady,
      then: (c) => [
        set<LieutenantState>({
          round: c.self.round + 1,
          resolved: Object.fromEntries(
            pathsOf(kinAsked(c), depth(c) + 1, c.id).map((path) => [
              path,
              used(saidAlong(c.self.tree, path)),
            ]),
          ),
        }),
      ],
    }),

    'OM.6': onTimer('round', {
      cite: 'BGP §3, OM(m)(3)',
      says: 'Vote on every way, the longest first: what you were told yourself, and what each of the others was.',
      continues: true,
      when: (c) => isReady(c) && depth(c) > 0 && c.keeps('GSW-VOTE'),
      then: (c) => [set<LieutenantState>(voted(c))],
      tells: ({ id, after }) => `${id} counts ${listOf(after.votes)}.`,
    }),

    'OM.7': onTimer('round', {
      cite: 'BGP §3, the function majority',
      says: 'Without a majority of more than half, RETREAT.',
      continues: true,
      when: (c) => isReady(c) && hasTie(c),
      then: () => [note('tie')],
      tells: ({ id, after }) =>
        `No order has a majority of the ${after.votes.length} votes: ${id} falls back on ${after.decision}.`,
    }),

    'OM.8': onTimer('round', {
      cite: 'BGP §3, OM(m)(3) and OM(0)(2)',
      says: 'Do what the vote on the commander’s own word says.',
      when: isReady,
      then: (c) => {
        const path = commanderOf(kinAsked(c));
        const decision = c.self.resolved[path] ?? used(saidAlong(c.self.tree, path));
        return [set<LieutenantState>({ decision }), note('decided', { because: decision })];
      },
      tells: ({ id, after }) => `${id} decides: ${after.decision}.`,
    }),
  },
};

/** Has nothing come along this way before? Without knowing senders, the last word counts. */
function isNews(c: Self): boolean {
  return !c.keeps('GSW-SENDER') || saidAlong(c.self.tree, c.message.path) === undefined;
}
