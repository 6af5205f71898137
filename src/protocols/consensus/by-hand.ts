/** The free stage: a process does what it is asked to, and remembers what it hears. */
import { note, send, set, start } from '../../engine/effect.ts';
import type { Context, Rule } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { NodeId } from '../../engine/world.ts';
import type { ConsensusBody, Heard, ProcessState, Value } from './state.ts';
import { decisionOf } from './state.ts';
import { listed, union } from './values.ts';

type Self = Context<ProcessState, ConsensusBody>;
const { onMessage, onCommand } = rulesFor<ProcessState, ConsensusBody>();

const PROBLEM = 'the consensus problem';

/** What may be asked of a process. */
type Request =
  | { readonly kind: 'propose' | 'decide'; readonly value: Value }
  | { readonly kind: 'tell' | 'begin' | 'give up' };

/** Longest value that fits on a card, letters. */
const LONGEST = 8;

/** Reads a command; undefined if it is none. */
export function readRequest(command: string): Request | undefined {
  const words = command.trim().split(/\s+/);
  const [verb = '', value, ...rest] = words;
  const said = verb.toLowerCase();
  if ((said === 'tell' || said === 'begin') && words.length === 1) return { kind: said };
  if (/^give up$/i.test(words.join(' '))) return { kind: 'give up' };
  if (said !== 'propose' && said !== 'decide') return undefined;
  if (value === undefined || rest.length > 0 || value.length > LONGEST || value.startsWith('?'))
    return undefined;
  return { kind: said, value };
}

const valueAsked = (command: string): Value => {
  const request = readRequest(command);
  return request && 'value' in request ? request.value : '';
};

/** What was told by whom, with this added. */
export function withHeard(heard: readonly Heard[], from: NodeId, values: readonly Value[]): readonly Heard[] {
  const known = heard.find((one) => one.from === from);
  const now = { from, values: union(known?.values ?? [], values) };
  return known ? heard.map((one) => (one === known ? now : one)) : [...heard, now];
}

/** Why a process does not do what it is asked; undefined if it does. */
export function refusalOf({ self, command }: Pick<Self, 'self' | 'command'>): string | undefined {
  const request = readRequest(command);
  if (!request) return 'it can propose 7, tell, decide 7, begin or give up';
  if (self.over) return 'it has stopped for good';
  if (request.kind === 'propose') {
    if (self.input !== null) return `it has proposed ${self.input} already`;
    return self.round > 0 ? 'the rounds have begun' : undefined;
  }
  if (self.began) return 'it goes by rounds, and does what their rule says';
  return request.kind === 'tell' && self.input === null ? 'it has proposed nothing yet' : undefined;
}

/** It is asked for just this, and does it. */
const does = (c: Self, kind: Request['kind']): boolean =>
  readRequest(c.command)?.kind === kind && refusalOf(c) === undefined;

export const handRules = {
  'CP.1': onCommand({
    cite: `${PROBLEM}: propose`,
    says: 'A process proposes a value, once.',
    when: (c) => does(c, 'propose'),
    then: ({ command }) => {
      const value = valueAsked(command);
      return [set<ProcessState>({ input: value, known: [value], fresh: [value] })];
    },
    tells: ({ id, after }) => `${id} proposes ${after.input}.`,
  }),

  'CP.2': onCommand({
    cite: `${PROBLEM}: processes may talk`,
    says: 'A process that has proposed may tell the others what.',
    when: (c) => does(c, 'tell'),
    then: ({ self, peers, commandTo }) =>
      (commandTo === undefined ? peers : [commandTo]).map((to) =>
        send(to, { type: 'Value', value: self.input! }),
      ),
    tells: ({ id, after }) => `${id} tells that it proposes ${after.input}.`,
  }),

  'CP.3': onMessage('Value', {
    cite: `${PROBLEM}: processes may talk`,
    says: 'What a process is told, it remembers.',
    then: ({ self, from, message }) => [
      set<ProcessState>({ heard: withHeard(self.heard, from, [message.value]) }),
    ],
    tells: ({ id, message: { body, from } }) => `${id} hears that ${from} proposes ${body.value}.`,
  }),

  'CP.4': onCommand({
    cite: `${PROBLEM}: decide`,
    says: 'A process decides a value. It ought to do so once, and never take it back.',
    when: (c) => does(c, 'decide'),
    then: ({ self, command }) => {
      const value = valueAsked(command);
      return decisionOf(self) === value
        ? [note('again')]
        : [set<ProcessState>({ decisions: [...self.decisions, value] })];
    },
    tells: ({ id, before, after }) => {
      const [was, is] = [decisionOf(before), decisionOf(after)];
      if (was === is) return `${id} says again that it has decided ${is}.`;
      return was === undefined ? `${id} decides ${is}.` : `${id} had decided ${was}, and now decides ${is}.`;
    },
  }),

  'CP.5': onCommand({
    cite: `${PROBLEM}: termination`,
    says: 'A process may stop for good. If it has decided nothing by then, it never will.',
    when: (c) => does(c, 'give up'),
    then: () => [set<ProcessState>({ over: true })],
    tells: ({ id, after }) =>
      after.decisions.length > 0
        ? `${id} has decided ${listed(after.decisions)}, and stops.`
        : `${id} gives up. It has decided nothing, and never will.`,
  }),

  'CP.6': onCommand({
    cite: `${PROBLEM}: a rule instead of a hand`,
    says: 'Asked to begin, a process starts its clock, and goes by rounds from now on.',
    when: (c) => does(c, 'begin'),
    then: () => [set<ProcessState>({ began: true }), start('round')],
    tells: ({ id }) => `${id} starts its clock, and goes by rounds.`,
  }),

  'CP.n': onCommand({
    cite: PROBLEM,
    says: 'Whatever else is asked of a process, it does not do.',
    then: (c) => [note('refused', { because: refusalOf(c) ?? '' })],
    tells: ({ id, fired }) => `${id} does nothing: ${fired.notes[0]?.because}.`,
  }),
} satisfies Readonly<Record<string, Rule<ProcessState, ConsensusBody>>>;
