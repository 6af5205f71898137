/** From a run back to the words of a lesson: what hands and clock did, one line each, so that playing the lines gives the same worlds. */
import type { Run } from '../drivers/run.ts';
import type { Action } from '../engine/action.ts';
import type { Protocol } from '../engine/protocol.ts';
import type { Message, World } from '../engine/world.ts';
import { flightOf } from '../engine/world.ts';
import { branch, latest } from '../drivers/run.ts';
import { messageOf } from '../engine/words.ts';
import { languageOf } from './script.ts';

/** What the lines came to. */
export type LessonLines =
  | { readonly ok: true; readonly lines: readonly string[] }
  /** The language has no words for the action after moment `after`. */
  | { readonly ok: false; readonly after: number; readonly why: string };

/** What stands for a message: the oldest of its type on its link, or the newest. */
function onLink({ flights }: World, { id, from, to, body }: Message): 'oldest' | 'newest' | undefined {
  const alike = flights
    .filter((flight) => flight.from === from && flight.to === to && flight.body.type === body.type)
    .map((flight) => flight.id);
  return Math.min(...alike) === id ? 'oldest' : Math.max(...alike) === id ? 'newest' : undefined;
}

/** Ways to say an action, the plainest first; each is tried before it is used. */
function sayings(protocol: Protocol, world: World, action: Action): readonly string[] {
  const message = 'message' in action ? flightOf(world, action.message) : undefined;
  const which = message && onLink(world, message);
  const about = message ? `${message.body.type} ${message.from} -> ${message.to}` : '';
  switch (action.kind) {
    case 'deliver':
      return which === 'newest' ? [`deliver last ${about}`] : [`deliver ${about}`];
    case 'lose':
    case 'drop':
      return [`drop ${about}`];
    case 'duplicate':
      return [`duplicate ${about}`];
    case 'delay':
      return [`delay ${about} by ${action.by}ms`];
    case 'crash':
    case 'restart':
      return [`${action.kind} ${action.node}`];
    case 'fire':
      return [`fire ${action.timer} of ${action.node}`];
    case 'cut':
    case 'heal': {
      const [[from, to] = [], ...rest] = action.links ?? [];
      if (from === undefined || to === undefined) return [action.kind];
      return rest.length === 0
        ? [`${action.kind} ${from} -> ${to}`]
        : [`${action.kind} ${from} - ${to}`, ...partings(world)];
    }
    case 'switch':
      return [`switch ${action.on ? 'on' : 'off'} ${action.rule}`];
    case 'hold':
      return [action.held ? 'hold timers' : 'release timers'];
    case 'again':
      return ['begin again'];
    case 'command':
      return inOwnWords(protocol, action.command, action.to ? [action.node, action.to] : [action.node]);
    case 'turn':
      return action.way === ''
        ? [`${action.node} is loyal again`]
        : [`${action.node} turns traitor and ${action.way}`, `${action.node} turns traitor`];
    default:
      return [];
  }
}

/** Every way to part the nodes in two, as long as they are few. */
function partings({ setup }: World): readonly string[] {
  const { ids } = setup.cast;
  if (ids.length > 8) return [];
  return Array.from({ length: 2 ** (ids.length - 1) - 1 }, (_, i) => {
    const side = (on: boolean): string => ids.filter((_id, n) => ((i + 1) >> n) % 2 === Number(on)).join(' ');
    return `partition ${side(false)} | ${side(true)}`;
  });
}

/** The protocol's own verbs, with the nodes and the words of a command in their slots. */
function inOwnWords({ verbs }: Protocol, command: string, nodes: readonly string[]): readonly string[] {
  const words = command.split(' ');
  const tails = words.map((_, i) => words.slice(i).join(' '));
  const texts = [...new Set([...tails, ...tails.map((tail) => tail.replace(/\?$/, ''))])];
  const orders = [nodes, [...nodes].reverse()];
  return verbs.flatMap(({ pattern }) =>
    orders.flatMap((order) =>
      texts.map((text) => {
        // A verb may name nodes that stand in the command: the last are those the action is about.
        const slots = (pattern.match(/\{(\w+:)?nodes?\}/g) ?? []).length;
        const names = slots > order.length ? [...text.split(' '), ...order] : [...order];
        return pattern
          .replace(/(\w+)\|\w+/g, '$1')
          .replace(/\{(?:\w+:)?(\w+)\}/g, (_slot, type: string) =>
            type === 'node' || type === 'nodes' ? (names.shift() ?? '') : text,
          );
      }),
    ),
  );
}

/** A line that does exactly this at the end of a run, and nothing else; undefined if there is none. */
function lineFor(run: Run, action: Action): string | undefined {
  const { world } = latest(run);
  const scope = { nodes: world.setup.cast.ids };
  const written = JSON.stringify(action.kind === 'lose' ? { ...action, kind: 'drop' } : action);
  return sayings(run.protocol, world, action).find((text) => {
    const line = languageOf(run.protocol).action(text, scope);
    if (!line.ok) return false;
    const tried = branch(run, latest(run).index, run.line.id + 1);
    try {
      line.play(tried, latest(run).index);
    } catch (error) {
      return messageOf(error) === '';
    }
    const done = tried.line.moments.slice(latest(run).index + 1);
    const [only] = done;
    if (done.length !== 1 || !only?.action) return false;
    const { action: did } = only;
    return isSame(did, action) || JSON.stringify(did) === written;
  });
}

const linksOf = (links: readonly (readonly string[])[]): string =>
  links
    .map((link) => link.join('>'))
    .sort()
    .join(' ');

/** Cuts are the same in whatever order their links are named. */
function isSame(a: Action, b: Action): boolean {
  if (a.kind === 'cut' && b.kind === 'cut') return linksOf(a.links) === linksOf(b.links);
  if (a.kind === 'heal' && b.kind === 'heal') return linksOf(a.links ?? []) === linksOf(b.links ?? []);
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What happened on a run after moment `from`, in the words of lessons. Played on a run as it was then, it gives the same worlds but for the time. */
export function lessonLines(run: Run, from = 0): LessonLines {
  const lines: string[] = [];
  for (const { index, action } of run.line.moments.slice(from + 1)) {
    if (!action || action.kind === 'wait') continue;
    const line = lineFor(branch(run, index - 1, run.line.id + 1), action);
    if (line === undefined) return { ok: false, after: index - 1, why: action.kind };
    lines.push(line);
  }
  return { ok: true, lines };
}
