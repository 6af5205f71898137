/** How generals look whatever the protocol: role, mask, round, clock. */
import type { Face } from '../../engine/portrait.ts';
import type { Node, World } from '../../engine/world.ts';
import type { Marcher } from './state.ts';

/** `round 1 of 2`; before and after that nothing, or that it is over. */
export function roundBadge({ round }: Marcher, rounds: number): Pick<Face, 'badge'> {
  if (round === 0) return {};
  return { badge: round > rounds ? 'rounds over' : `round ${round} of ${rounds}` };
}

/** What all faces have in common. */
export function standing(node: Node<Marcher>, world: World, rounds: number): Face {
  const { id, kind, up, state, timers } = node;
  return {
    role: up ? kind : 'crashed',
    mark: world.traitors[id] === undefined ? 'none' : 'mask',
    epoch: { word: 'round', number: Math.min(state.round, rounds), hue: 0 },
    ...(up && roundBadge(state, rounds)),
    ...(up && timers.round && !world.held && { ring: 'round' }),
  };
}
