/** All to all, in rounds: for f+1 rounds everybody passes on what is new, and then takes the highest value it knows. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set, start } from '../../engine/effect.ts';
import type { Context, Rule } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { Options } from '../../engine/world.ts';
import { withHeard } from './by-hand.ts';
import type { ConsensusBody, Heard, ProcessState, Value } from './state.ts';
import { decisionOf, isFlood } from './state.ts';
import { listed, union, without } from './values.ts';

type Self = Context<ProcessState, ConsensusBody>;
type Plan = readonly Effect<ProcessState, ConsensusBody>[];

const { onMessage, onTimer, onBoot } = rulesFor<ProcessState, ConsensusBody>();

const LYNCH = 'Lynch, Distributed Algorithms §6.2 (FloodSet)';

/** Decided by those who hear different values and fall back on a default: nobody needs to have proposed it. */
const DEFAULT: Value = '99';

/** How many rounds it takes to bear f crashes: one more. */
export const roundsOf = (options: Options, keeps: (rule: string) => boolean): number =>
  Number(options.f) + (keeps('CSW-ROUNDS') ? 1 : 0);

const rounds = (c: Self): number => roundsOf(c.options, (rule) => c.keeps(rule));

/** The last round is over. */
const isLast = (c: Self): boolean => c.self.round === rounds(c);

/** Without a clock it would have to wait until everybody has spoken, in the first round. */
const waits = (c: Self): boolean =>
  !c.keeps('CSW-CLOCK') &&
  c.self.round === 1 &&
  c.peers.some((peer) => !c.self.heard.some(({ from }) => from === peer) && !hasCome(c.self, peer));

const hasCome = ({ came }: ProcessState, peer: string): boolean => came.some(({ from }) => from === peer);

/** Whether the clock may move it on. */
const goesOn = (c: Self): boolean => !c.self.over && !c.self.out && !waits(c);

/** What it passes on at the beginning of a round. */
const news = (c: Self): readonly Value[] => (c.self.round === 0 || c.keeps('CSW-RELAY') ? c.self.fresh : []);

/** What all those who know the same values decide. */
function choice(c: Self, known: readonly Value[]): Value | undefined {
  if (!c.keeps('CSW-SAME') && c.self.input !== null) return c.self.input;
  return !c.keeps('CSW-DEFAULT') && known.length > 1 ? DEFAULT : known.at(-1);
}

/** Decides on these values, if there is anything to decide and it has not decided just that. */
function decide(c: Self, known: readonly Value[]): Plan {
  const value = choice(c, known);
  return value === undefined || decisionOf(c.self) === value
    ? []
    : [set<ProcessState>({ decisions: [...c.self.decisions, value] })];
}

const sendAll = (c: Self, values: readonly Value[]): Plan => {
  const round = c.self.round + 1;
  return [
    ...c.peers.map((to) => send(to, { type: 'Values', round, values } as const)),
    set<ProcessState>({ round, fresh: [] }),
    start('round'),
  ];
};

/** What came in rounds that are over now, as one set, and as told by whom. */
function takenUp({ self }: Self): Pick<ProcessState, 'known' | 'fresh' | 'came' | 'heard'> {
  const isOver = ({ round }: { readonly round: number }): boolean => round <= self.round;
  const ripe = self.came.filter(isOver);
  const values = union(
    [],
    ripe.flatMap((one) => one.values),
  );
  const heard = ripe.reduce<readonly Heard[]>((all, one) => withHeard(all, one.from, one.values), self.heard);
  return {
    known: union(self.known, values),
    fresh: union(self.fresh, without(values, self.known)),
    came: self.came.filter((one) => !isOver(one)),
    heard,
  };
}

/** What was new at the end of a round, in words. */
const learnt = (before: ProcessState, after: ProcessState): string => {
  const values = without(after.known, before.known);
  return values.length === 0 ? 'nothing new came' : `${listed(values)} came`;
};

export const floodRules = {
  'FL.0': onBoot({
    cite: `${LYNCH}: rounds`,
    says: 'A process starts its clock once. Whoever comes back from a crash has missed a round, and sits out.',
    when: ({ self, options }) => self.began || isFlood(options),
    then: ({ self }) =>
      self.began ? [set<ProcessState>({ out: true })] : [set<ProcessState>({ began: true }), start('round')],
    tells: ({ id, after }) =>
      after.out
        ? `${id} is back. It does not know what it missed, so it sits out.`
        : `${id} starts its clock.`,
  }),

  'FL.3': onTimer('round', {
    cite: `${LYNCH}: W := W ∪ what came`,
    says: 'When the time of a round is over, take up what came in it.',
    when: ({ self }) => self.round > 0,
    then: (c) => {
      if (waits(c)) return [start('round'), note('waits')];
      const taken = takenUp(c);
      const early = !c.keeps('CSW-ONCE') && !isLast(c) ? decide(c, taken.known) : [];
      return [set<ProcessState>(taken), ...early];
    },
    continues: true,
    tells: ({ id, before, after, fired }) => {
      if (fired.notes.some(({ what }) => what === 'waits'))
        return `${id} has not heard from everybody, and waits.`;
      const early = after.round > before.round && after.decisions.length > before.decisions.length;
      const decides = early ? `, and decides ${decisionOf(after)} already` : '';
      return `Round ${before.round} is over for ${id}: ${learnt(before, after)}. It knows ${listed(after.known)}${decides}.`;
    },
  }),

  'FL.4': onTimer('round', {
    cite: `${LYNCH}: after f+1 rounds`,
    says: 'After f+1 rounds decide the highest value known.',
    when: (c) => goesOn(c) && isLast(c),
    then: (c) => {
      const plan = decide(c, c.self.known);
      const isDone = plan.length > 0 || c.self.decisions.length > 0;
      return [...plan, ...(isDone ? [set<ProcessState>({ over: true })] : [note('nothing')])];
    },
    tells: ({ id, after }) =>
      after.over ? `${id} decides ${decisionOf(after)}.` : `${id} has nothing to decide: no value ever came.`,
  }),

  'FL.1': onTimer('round', {
    cite: `${LYNCH}: round 1`,
    says: 'In the first round, send what was proposed to everybody.',
    when: (c) => goesOn(c) && c.self.round === 0 && c.self.input !== null,
    then: (c) => sendAll(c, news(c)),
    tells: ({ id, after }) => `Round 1: ${id} tells everybody that it proposes ${after.input}.`,
  }),

  'FL.2': onTimer('round', {
    cite: `${LYNCH}: rounds 2 to f+1`,
    says: 'In every later round, pass on what the last round brought.',
    when: (c) => goesOn(c) && c.self.round > 0 && news(c).length > 0,
    then: (c) => sendAll(c, news(c)),
    tells: ({ id, before, after }) =>
      `Round ${after.round}: ${id} passes on ${listed(without(after.known, before.known))}.`,
  }),

  'FL.2q': onTimer('round', {
    cite: `${LYNCH}, remark: what was said need not be said again`,
    says: 'Whoever has learnt nothing new says nothing, and goes on to the next round.',
    when: goesOn,
    then: ({ self }) => [set<ProcessState>({ round: self.round + 1, fresh: [] }), start('round')],
    tells: ({ id, after }) => `Round ${after.round}: ${id} has nothing new to say.`,
  }),

  'FL.5': onMessage('Values', {
    cite: `${LYNCH}: synchronous rounds`,
    says: 'What is sent in a round counts when that round is over.',
    then: ({ self, from, message }) =>
      self.over || self.out
        ? [note('ignored')]
        : [
            set<ProcessState>({
              came: [...self.came, { from, round: message.round, values: message.values }],
            }),
          ],
    tells: ({ id, before, message: { body, from } }) => {
      if (before.over) return `${id} has decided; what ${from} says in round ${body.round} comes too late.`;
      if (before.out) return `${id} sits out and does not listen to ${from}.`;
      const late = body.round < before.round ? `, which should have come in round ${body.round}` : '';
      return `${id} gets ${listed(body.values)} from ${from}${late}.`;
    },
  }),
} satisfies Readonly<Record<string, Rule<ProcessState, ConsensusBody>>>;
