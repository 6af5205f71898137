/** What an action was, in one generic sentence: no protocol's words but the names it gave its messages and timers. */
import type { Action, Link } from '../../engine/action.ts';
import type { Happening } from '../../engine/portrait.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { groupsOf } from '../../engine/groups.ts';
import { isTold } from './title.ts';
import { isCut } from '../../engine/world.ts';
import type { Message, NodeId, World } from '../../engine/world.ts';
import { storyWords } from '../../words/en/story.ts';

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
  const w = storyWords();
  const both = links.filter(([a, b]) => links.some(([c, d]) => a === d && b === c));
  const pairs = both.filter(([a, b]) => a < b).map(([a, b]) => w.between(a, b));
  const oneWay = links.filter((link) => !both.includes(link)).map(([a, b]) => w.fromTo(a, b));
  const all = [...pairs, ...oneWay];
  const rest = all.length - SOME_LINKS;
  return rest > 0 ? w.andOn(all.slice(0, SOME_LINKS).join(', '), rest) : w.list(all);
}

function network(action: Extract<Action, { readonly kind: 'network' }>, world: World): string {
  const { latencyMin, latencyMax, loss, duplication } = action;
  const w = storyWords();
  const changes: string[] = [];
  if (latencyMin !== undefined || latencyMax !== undefined) {
    changes.push(w.take(world.network.latencyMin, world.network.latencyMax));
  }
  if (loss !== undefined) changes.push(w.areLost(w.percent(loss)));
  if (duplication !== undefined) changes.push(w.comeTwice(w.percent(duplication)));
  return changes.length > 0 ? w.changes(w.list(changes)) : w.noChange;
}

/** `The AppendEntries from S1`; what it said is not known any more once it is gone without a trace. */
const named = (message: Message | undefined): string =>
  message ? storyWords().the(message.body.type, message.from) : storyWords().aMessage;

/** What the action was: `The AppendEntries from S1 reaches S3.` */
export function actionInWords(protocol: Protocol, { action, message, before, after }: Happening): string {
  const w = storyWords();
  const to = message?.to ?? w.whereSent;
  switch (action.kind) {
    case 'deliver': {
      const receiver = before.nodes.find(({ id }) => id === to);
      return w.reaches(named(message), to, receiver?.up === false);
    }
    case 'lose':
      return message?.lost === 'cut' ? w.dies(named(message), to) : w.isLost(named(message), to);
    case 'drop':
      return w.isTaken(named(message), to);
    case 'duplicate':
      return w.isDoubled(named(message), to);
    case 'delay':
      return w.isDelayed(named(message), to, Math.round(action.by));
    case 'fire':
      return w.runsOut(action.node, action.timer);
    case 'command':
      return w.isAsked(action.node, action.command, isTold(protocol, action.command), action.to);
    case 'crash': {
      const kind = protocol.kinds[before.nodes.find(({ id }) => id === action.node)?.kind ?? ''];
      const keeps = kind && kind.durable((rule) => !before.off.includes(rule)).length > 0;
      return w.hasCrashed(action.node, keeps === true);
    }
    case 'restart':
      return w.isBack(action.node);
    case 'cut': {
      const parts = partsOf(after);
      return parts.length > 1
        ? w.splits(parts.map((part) => part.join(' ')).join(' | '))
        : w.nothingPasses(linksInWords(action.links));
    }
    case 'heal': {
      const whole = after.cuts.every((row) => row === 0);
      return whole || !action.links ? w.isWhole : w.passAgain(linksInWords(action.links));
    }
    case 'switch':
      return action.on
        ? w.switchOn(action.rule)
        : w.switchOff(action.rule, protocol.switches[action.rule]?.says ?? '');
    case 'hold':
      return action.held ? w.timersWait : w.timersGoOn;
    case 'network':
      return network(action, after);
    case 'again':
      return w.allAgain;
    case 'turn':
      if (action.way === '') return w.turnsLoyal(action.node);
      return before.traitors[action.node] === undefined
        ? w.turnsTraitor(action.node)
        : w.changesLies(action.node);
    case 'tamper':
      return w.tampered(message?.body.type, message?.from, to);
    case 'forge':
      return w.forges(action.node, action.to);
    case 'given':
      return w.given(action.node);
    case 'wait':
      return w.nothingUntil(Math.round(after.now));
  }
}
