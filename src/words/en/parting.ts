/** Words of the dialog that parts the network. */
import { wordsOf } from '../words.ts';

const english = {
  title: 'Part the network',
  says: 'Nothing passes between the sides until you heal them. You can also drag a line across the figure.',
  node: 'Node',
  side: (side: string) => `Side ${side}`,
  onSide: (id: string, side: string) => `${id} on side ${side}`,
  cut: (sizes: string) => `Cut ${sizes}`,
  healAll: 'Heal everything',
  oneLink: 'One link',
  from: 'From',
  to: 'to',
  oneWay: 'Cut one way',
  bothWays: 'Cut both ways',
  healIt: 'Heal it',
  latencyMin: 'At least',
  latencyMax: 'At most',
  loss: 'Lost',
  duplication: 'Doubled',
  travel: 'How messages travel from now on',
  set: 'Set it',
  backwards: 'A message cannot take at least longer than it takes at most.',
  whole: 'Whole numbers, please: up to 2000 ms, and up to 100 %.',
  mayBreak: 'A protocol that counts on bounds may break when they do not hold.',
};

export type PartingWords = typeof english;
export const partingWords = wordsOf('parting', english);
