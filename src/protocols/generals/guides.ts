/** Where to look for what the generals' deeper switches break. */
import type { Guide } from '../../engine/protocol.ts';

export const guides: readonly Guide[] = [
  {
    off: 'GSW-SENDER',
    says: 'Only L3 is a traitor, and it makes things up for L1 in somebody else’s name.',
    nodes: { commander: 1, lieutenant: 3 },
    allows: (action, { traitors }) => {
      switch (action.kind) {
        case 'turn':
          return action.node === 'L3' && traitors.L3 === undefined;
        case 'forge':
          return action.to === 'L1' && action.text.includes(' as ');
        default:
          return action.kind === 'deliver' || action.kind === 'fire';
      }
    },
  },
];
