/** What an action was, in one generic sentence: no protocol's words but the names it gave its messages and timers. */
import type { Action, Link } from '../../engine/action.ts';
import type { Happening } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { groupsOf } from '../../engine/groups.ts';
import { listInWords } from '../../engine/words.ts';
import { asked } from './title.ts';
import { isCut } from '../../engine/world.ts';
import type { Message, NodeId, World } from '../../engine/world.ts';

/** The groups between which nothing passes either way, of the nodes that have lost a link; fewer than two if none. */
function partsOf(world: World): readonly (readonly NodeId[])[] {
  const { ids } = world.setup.cast;
  const areApart = (a: NodeId, b: NodeId) => isCut(world, a, b) && isCut(world, b, a);
  return groupsOf(
    ids.filter((id) => ids.some((other) => areApart(id, other))),
    (a, b) => !areApart(a, b),
  );
}

const SOME_LINKS = 3;

function linksInWords(links: readonly Link[]): string {
  const both = links.filter(([a, b]) => links.some(([c, d]) => a === d && b === c));
  const pairs = both.filter(([a, b]) => a < b).map(([a, b]) => `between ${a} and ${b}`);
  const oneWay = links.filter((link) => !both.includes(link)).map(([a, b]) => `from ${a} to ${b}`);
  const all = [...pairs, ...oneWay];
  const rest = all.length - SOME_LINKS;
  return rest > 0 ? `${all.slice(0, SOME_LINKS).join(', ')} and on ${rest} more links` : listInWords(all);
}

function network(action: Extract<Action, { readonly kind: 'network' }>, world: World): string {
  const { latencyMin, latencyMax, loss, duplication } = action;
  const changes: string[] = [];
  if (latencyMin !== undefined || latencyMax !== undefined) {
    changes.push(`messages take ${world.network.latencyMin}–${world.network.latencyMax} ms`);
  }
  const percent = (part: number) => `${Math.round(part * 1000) / 10} %`;
  if (loss !== undefined) changes.push(`${percent(loss)} of messages are lost`);
  if (duplication !== undefined) changes.push(`${percent(duplication)} of messages come twice`);
  return changes.length > 0 ? `The network changes: ${listInWords(changes)}.` : 'The network stays as it is.';
}

/** `The AppendEntries from S1`; what it said is not known any more once it is gone without a trace. */
const named = (message: Message | undefined): string =>
  message ? `The ${message.body.type} from ${message.from}` : 'A message';

/** What the action was: `The AppendEntries from S1 reaches S3.` */
export function actionInWords(protocol: Protocol, { action, message, before, after }: Happening): string {
  const to = message?.to ?? 'where it was sent';
  switch (action.kind) {
    case 'deliver': {
      const receiver = before.nodes.find(({ id }) => id === to);
      const heard = receiver?.up === false ? ', which is down: nobody hears it' : '';
      return `${named(message)} reaches ${to}${heard}.`;
    }
    case 'lose':
      return message?.lost === 'cut'
        ? `${named(message)} to ${to} dies on the way: nothing passes there.`
        : `${named(message)} to ${to} is lost on the way.`;
    case 'drop':
      return `${named(message)} to ${to} is taken away.`;
    case 'duplicate':
      return `${named(message)} to ${to} is doubled: it will arrive twice.`;
    case 'delay':
      return `${named(message)} to ${to} takes ${Math.round(action.by)} ms longer.`;
    case 'fire':
      return `${action.node}’s ${action.timer} timer runs out.`;
    case 'command':
      return `${action.node} is ${asked(protocol)} ${action.command}${action.to ? `, through ${action.to}` : ''}.`;
    case 'crash': {
      const kind = protocol.kinds[before.nodes.find(({ id }) => id === action.node)?.kind ?? ''];
      const keeps = kind && kind.durable((rule) => !before.off.includes(rule)).length > 0;
      return `${action.node} crashes: its memory is gone, ${keeps ? 'its disk stays' : 'and it has no disk'}.`;
    }
    case 'restart':
      return `${action.node} starts again.`;
    case 'cut': {
      const parts = partsOf(after);
      return parts.length > 1
        ? `The network splits: ${parts.map((part) => part.join(' ')).join(' | ')}.`
        : `Nothing passes ${linksInWords(action.links)} any more.`;
    }
    case 'heal': {
      const whole = after.cuts.every((row) => row === 0);
      return whole || !action.links
        ? 'The network is whole again.'
        : `Messages pass ${linksInWords(action.links)} again.`;
    }
    case 'switch':
      return action.on
        ? `The switch ${action.rule} is on again: the rule holds.`
        : `The switch ${action.rule} is off. ${protocol.switches[action.rule]?.says ?? ''}`.trim();
    case 'hold':
      return action.held ? 'The timers stop and wait for a hand.' : 'The timers run again.';
    case 'network':
      return network(action, after);
    case 'again':
      return 'Everything begins again.';
    case 'turn':
      if (action.way === '') return `${action.node} is loyal again.`;
      return before.traitors[action.node] === undefined
        ? `${action.node} turns traitor.`
        : `${action.node} changes its lies.`;
    case 'tamper':
      return `Somebody changes the ${message?.body.type ?? 'message'} from ${message?.from ?? 'somebody'} to ${to} on its way.`;
    case 'forge':
      return `${action.node} makes up a message for ${action.to}.`;
    case 'given':
      return `${action.node}’s state is set by hand.`;
    case 'wait':
      return `Nothing happens until ${Math.round(after.now)} ms.`;
  }
}
