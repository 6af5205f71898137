/** What people may choose about the generals. */
import type { OptionSpec } from '../../engine/protocol.ts';
import { ORDERS } from './orders.ts';

export const options: Readonly<Record<string, OptionSpec>> = {
  lieutenants: {
    label: 'Lieutenants',
    says: 'How many there are besides the commander. Against m traitors 3m are needed; with signatures, fewer.',
    value: 3,
    min: 2,
    max: 9,
    counts: 'lieutenant',
  },
  m: {
    label: 'Traitors borne (m)',
    says: 'For how many traitors it is run: m + 1 rounds, and more messages in each.',
    value: 1,
    min: 0,
    max: 3,
  },
  order: {
    label: 'The order',
    says: 'What a loyal commander orders. RETREAT is what happens by itself, so it proves little.',
    value: 'ATTACK',
    oneOf: ORDERS,
  },
  majority: {
    label: 'Majority',
    says: 'More than half of the votes, or just more than for any other word. Either will do, if all do the same.',
    value: 'strict',
    oneOf: ['strict', 'plurality'],
  },
};
