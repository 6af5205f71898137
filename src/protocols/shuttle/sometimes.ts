/** What should come about in some run: without it, nothing broken means little. */
import type { Sometimes } from '../../engine/property.ts';
import type { World } from '../../engine/world.ts';
import type { ComputerState } from './state.ts';

const computers = ({ nodes }: World): readonly ComputerState[] =>
  nodes.filter(({ kind }) => kind === 'computer').map(({ state }) => state as ComputerState);

export const sometimes: Readonly<Record<string, Sometimes>> = {
  COMPUTED: {
    says: 'a computer has computed something',
    test: (world) => computers(world).some(({ state }) => state !== ''),
  },
  OUT: {
    says: 'a computer is voted out',
    test: (world) => computers(world).some(({ out }) => out.length > 0),
  },
};
