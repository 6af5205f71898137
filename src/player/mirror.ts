/** Side by side: what one thing done to a run comes to when it is done to another run as well. */
import type { Action, Link } from '../engine/action.ts';
import type { World } from '../engine/world.ts';
import { flightOf } from '../engine/world.ts';

/**
 * The action that does to `there` what `action` does to `here`; undefined if there is nothing of the kind. Nodes are
 * the same when they are called the same. Rule switches are never mirrored: they are what two runs differ in.
 */
export function mirrored(action: Action, here: World, there: World): Action | undefined {
  const known = (id: string): boolean => there.setup.cast.index.has(id);
  const linksOf = (links: readonly Link[]): readonly Link[] =>
    links.filter(([from, to]) => known(from) && known(to));
  switch (action.kind) {
    case 'crash':
    case 'restart': {
      const node = there.nodes.find(({ id }) => id === action.node);
      return node?.up === (action.kind === 'crash') ? action : undefined;
    }
    case 'cut': {
      const links = linksOf(action.links);
      return links.length > 0 ? { ...action, links } : undefined;
    }
    case 'heal': {
      if (!action.links) return action;
      const links = linksOf(action.links);
      return links.length > 0 ? { ...action, links } : undefined;
    }
    case 'fire': {
      const node = there.nodes.find(({ id }) => id === action.node);
      return node?.timers[action.timer] ? action : undefined;
    }
    case 'command': {
      if (!known(action.node)) return undefined;
      const { to, ...rest } = action;
      return to === undefined || known(to) ? action : rest;
    }
    case 'deliver':
    case 'drop':
    case 'duplicate':
    case 'delay':
    case 'tamper':
      return isSameMessage(action.message, here, there) ? action : undefined;
    case 'turn':
    case 'forge':
    case 'given':
      return here.setup.protocol === there.setup.protocol && known(action.node) ? action : undefined;
    case 'again':
    case 'hold':
    case 'network':
    case 'wait':
      return action;
    case 'switch':
    case 'lose':
      return undefined;
  }
}

/** Whether the n-th message of a link says the same kind of thing on both sides. */
function isSameMessage(id: number, here: World, there: World): boolean {
  const [a, b] = [flightOf(here, id), flightOf(there, id)];
  if (!a || !b) return false;
  return a.from === b.from && a.to === b.to && a.body.type === b.body.type;
}
