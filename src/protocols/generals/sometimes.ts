/** What should come about in some run of the generals, by word of mouth or signed: without it, nothing broken means little. */
import type { Sometimes } from '../../engine/property.ts';
import type { World } from '../../engine/world.ts';

const decisions = ({ nodes }: World): readonly unknown[] =>
  nodes
    .filter(({ kind }) => kind === 'lieutenant')
    .map(({ state }) => (state as { readonly decision: string | null }).decision);

export const sometimes: Readonly<Record<string, Sometimes>> = {
  DECIDED: {
    says: 'a lieutenant decides',
    test: (world) => decisions(world).some((decision) => decision !== null),
  },
  ALL: {
    says: 'every lieutenant has decided',
    test: (world) => decisions(world).every((decision) => decision !== null),
  },
  TRAITOR: {
    says: 'somebody is a traitor',
    test: ({ traitors }) => Object.keys(traitors).length > 0,
  },
};
