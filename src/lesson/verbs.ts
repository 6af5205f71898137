/** What every lesson may do, whatever its protocol: faults, messages by hand, time. */
import type { Link } from '../engine/action.ts';
import { partitionLinks } from '../engine/action.ts';
import { due } from '../engine/enabled.ts';
import type { Hand, Protocol } from '../engine/protocol.ts';
import { didYouMean } from '../engine/spelling.ts';
import type { Message, NodeId } from '../engine/world.ts';
import { nodeOf } from '../engine/world.ts';

/** What a verb may ask besides the hand: the protocol, and whether a claim holds right now. */
export interface VerbStage {
  readonly protocol: Protocol;
  readonly holds: (claim: string) => boolean;
}

/** A verb of the lesson language. It throws a sentence when it cannot be done. */
export interface Verb {
  readonly pattern: string;
  /** What it does, for help; that of the verbs below is apart, for pages need it only where lessons are written. */
  readonly says?: string;
  /** The slot that holds a claim, if one does. */
  readonly claim?: string;
  play(hand: Hand, args: Readonly<Record<string, unknown>>, stage: VerbStage): void;
}

const verb = <A>(
  pattern: string,
  play: (hand: Hand, args: A, stage: VerbStage) => void,
  claim?: string,
): Verb => ({
  pattern,
  play: play as Verb['play'],
  ...(claim !== undefined && { claim }),
});

interface OnNode {
  readonly node: NodeId;
}
interface OnLink extends OnNode {
  readonly node2: NodeId;
}
interface OnMessage extends OnLink {
  readonly word: string;
}

/** The verbs that need no protocol. Where a protocol has the same pattern, its own comes first. */
export const genericVerbs: readonly Verb[] = [
  verb<OnNode>('crash {node}', (hand, { node }) => hand.perform({ kind: 'crash', node })),
  verb<OnNode>('restart {node}', (hand, { node }) => hand.perform({ kind: 'restart', node })),

  verb('begin again', (hand) => hand.perform({ kind: 'again' })),
  verb<{ groups: readonly (readonly NodeId[])[] }>('partition {groups}', (hand, { groups }) => {
    if (hand.world.cuts.some((cuts) => cuts !== 0)) hand.perform({ kind: 'heal' });
    hand.perform({ kind: 'cut', links: partitionLinks(groups) });
  }),
  verb<OnLink>('cut {node} -> {node}', (hand, { node, node2 }) =>
    hand.perform({ kind: 'cut', links: [[node, node2]] }),
  ),
  verb<OnLink>('cut {node} - {node}', (hand, { node, node2 }) =>
    hand.perform({ kind: 'cut', links: bothWays(node, node2) }),
  ),
  verb<OnLink>('heal {node} -> {node}', (hand, { node, node2 }) =>
    hand.perform({ kind: 'heal', links: [[node, node2]] }),
  ),
  verb<OnLink>('heal {node} - {node}', (hand, { node, node2 }) =>
    hand.perform({ kind: 'heal', links: bothWays(node, node2) }),
  ),
  verb('heal', (hand) => hand.perform({ kind: 'heal' })),

  verb('drop all', (hand) => hand.dropAll(() => true)),
  verb<{ word: string }>('drop all {word}', (hand, { word }) => hand.dropAll(isOfType(word))),
  verb<OnMessage>('drop {word} {node} -> {node}', (hand, args) =>
    hand.perform({ kind: 'drop', message: oldest(hand, args).id }),
  ),
  verb<OnMessage>('duplicate {word} {node} -> {node}', (hand, args) =>
    hand.perform({ kind: 'duplicate', message: oldest(hand, args).id }),
  ),
  verb<OnMessage & { duration: number }>('delay {word} {node} -> {node} by {duration}', (hand, args) =>
    hand.perform({ kind: 'delay', message: oldest(hand, args).id, by: args.duration }),
  ),
  verb<OnMessage>('deliver {word} {node} -> {node}', (hand, args) => {
    const { id, lost } = oldest(hand, args);
    if (lost !== '') throw new Error(`that ${args.word} will not arrive: it is lost on its way`);
    hand.runUntil(
      ({ flights }) => flights.every((message) => message.id !== id),
      (message) => message.id === id,
    );
  }),
  verb<OnMessage>('deliver last {word} {node} -> {node}', (hand, args) => {
    const { id } = newest(hand, args);
    hand.runUntil(
      ({ flights }) => flights.every((message) => message.id !== id),
      (message) => message.id === id,
    );
  }),

  verb<OnNode>('timeout {node}', (hand, { node }, { protocol }) => {
    const found = nodeOf(hand.world, node);
    const timer = protocol.portrait.face(found, hand.world).ring ?? Object.keys(found.timers)[0];
    if (timer === undefined) throw new Error(`no timer of ${node} is running`);
    hand.perform({ kind: 'fire', node, timer });
  }),
  verb<OnNode & { word: string }>('fire {word} of {node}', (hand, { node, word }) => {
    const running = Object.keys(nodeOf(hand.world, node).timers);
    const timer = running.find((name) => name.toLowerCase() === word.toLowerCase());
    if (timer === undefined)
      throw new Error(
        `${node} has no ${word} timer running${running.length > 0 ? `, only ${running.join(', ')}` : ''}`,
      );
    hand.perform({ kind: 'fire', node, timer });
  }),
  verb('hold timers', (hand) => hand.perform({ kind: 'hold', held: true })),
  verb('release timers', (hand) => hand.perform({ kind: 'hold', held: false })),

  verb<{ duration: number }>('wait {duration}', (hand, { duration }) => {
    const until = hand.world.now + duration;
    hand.runUntil((world) => (due(world)?.at ?? Infinity) > until);
    hand.perform({ kind: 'wait', until });
  }),
  verb('settle', (hand) => {
    hand.runUntil(({ flights }) => flights.length === 0);
  }),
  verb<{ text: string }>(
    'run until {text}',
    (hand, { text }, { holds }) => {
      if (!hand.runUntil(() => holds(text)))
        throw new Error(`nothing is left to happen, and "${text}" is still not true`);
    },
    'text',
  ),

  verb<{ word: string }>('switch off {word}', (hand, { word }, { protocol }) =>
    hand.perform({ kind: 'switch', rule: switchOf(protocol, word), on: false }),
  ),
  verb<{ word: string }>('switch on {word}', (hand, { word }, { protocol }) =>
    hand.perform({ kind: 'switch', rule: switchOf(protocol, word), on: true }),
  ),
];

const bothWays = (a: NodeId, b: NodeId): readonly Link[] => [
  [a, b],
  [b, a],
];

/** `message` means any type. */
const isOfType = (word: string) => (message: Message) =>
  word.toLowerCase() === 'message' || message.body.type.toLowerCase() === word.toLowerCase();

/** The message of that type on that link that was sent first. */
const oldest = (hand: Hand, which: OnMessage): Message => inOrderSent(hand, which)[0]!;

/** The message of that type on that link that was sent last. */
const newest = (hand: Hand, which: OnMessage): Message => inOrderSent(hand, which).at(-1)!;

/** The messages of that type on that link, at least one, in the order in which they were sent. */
function inOrderSent({ world }: Hand, { word, node, node2 }: OnMessage): readonly Message[] {
  const onLink = world.flights.filter((message) => message.from === node && message.to === node2);
  const found = onLink.filter(isOfType(word)).sort((a, b) => a.id - b.id);
  if (found.length > 0) return found;
  const types = [...new Set(onLink.map(({ body }) => body.type))];
  throw new Error(
    `no ${word} from ${node} to ${node2} is under way, ${types.length > 0 ? `only ${types.join(', ')}` : 'and nothing else is'}`,
  );
}

function switchOf({ switches, title }: Protocol, word: string): string {
  const name = Object.keys(switches).find((known) => known.toLowerCase() === word.toLowerCase());
  if (name !== undefined) return name;
  throw new Error(
    `${title} has no switch "${word}": ${didYouMean(word, Object.keys(switches)) ?? `there are ${Object.keys(switches).join(' ')}`}`,
  );
}
