/** Starting points for playing with signed messages. */
import type { Scenario } from '../../engine/protocol.ts';

const three = { commander: 1, lieutenant: 2 };
const four = { commander: 1, lieutenant: 3 };

export const signedScenarios: readonly Scenario[] = [
  {
    id: 'three',
    title: 'Three generals, and seals',
    says: 'The commander signs ATTACK for L1 and RETREAT for L2. After two rounds both can prove who the traitor is.',
    nodes: three,
    seed: 2,
    script: ['C turns traitor and tells L1 ATTACK, L2 RETREAT'],
  },
  {
    id: 'forger',
    title: 'A lie that shows',
    says: 'L2 changes ATTACK into RETREAT. The commander’s seal does not fit any more, and L1 throws it away.',
    nodes: three,
    seed: 2,
    script: ['L2 turns traitor and says RETREAT'],
  },
  {
    id: 'late',
    title: 'Why m + 1 rounds',
    says: 'Two traitors, two rounds: L1 shows RETREAT to L2 alone, when it is too late to tell anybody. With m = 2 it would not work.',
    nodes: four,
    options: { m: 1 },
    seed: 3,
    script: [
      'C turns traitor and tells L1 RETREAT, L2 ATTACK, L3 ATTACK',
      'L1 turns traitor and silent but tells L2 RETREAT about C',
    ],
  },
  {
    id: 'enough',
    title: 'Three rounds are enough for two',
    says: 'The same lies with one more round: L2 has time to tell L3.',
    nodes: four,
    options: { m: 2 },
    seed: 3,
    script: [
      'C turns traitor and tells L1 RETREAT, L2 ATTACK, L3 ATTACK',
      'L1 turns traitor and silent but tells L2 RETREAT about C',
    ],
  },
  {
    id: 'deadline',
    title: 'The deadline',
    says: 'In round 2 the commander sends L1 another order, with one seal. One seal belongs in round 1. Switch SSW-DEADLINE off, and play it again.',
    nodes: three,
    seed: 2,
    held: true,
    script: ['C turns traitor', 'begin', 'next round', 'forge RETREAT by C to L1'],
  },
  {
    id: 'seven',
    title: 'Seven generals, three traitors',
    says: 'Nearly half of them are traitors, the commander too. Four rounds, and the loyal agree.',
    nodes: { commander: 1, lieutenant: 6 },
    options: { m: 3 },
    seed: 7,
    script: [
      'C turns traitor and splits ATTACK to L1 L2 L3 else RETREAT',
      'L5 turns traitor and tells L1 nothing',
      'L6 turns traitor and is silent',
    ],
  },
  {
    id: 'loyal',
    title: 'Four loyal generals',
    says: 'Nobody lies yet, and everybody obeys. Turn whomever you like: two rounds bear one traitor.',
    nodes: four,
    options: { m: 1 },
    seed: 3,
  },
  {
    id: 'play',
    title: 'Play the traitor',
    says: 'The commander and L1 are yours, with all their seals. Two rounds bear one traitor: find the lie.',
    nodes: four,
    options: { m: 1 },
    seed: 3,
    held: true,
    script: ['C turns traitor', 'L1 turns traitor'],
  },
];
