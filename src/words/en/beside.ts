/** Words of two runs side by side. */
import { wordsOf } from '../words.ts';

const english = {
  of: (left: string, right: string) => `${left} beside ${right}`,
  beside: 'Side by side',
  share: 'Share',
  sameFaults: 'Same faults on both',
  startOver: 'Start over',
  rulesOf: (title: string, side: string) => `The rules of ${title}, on the ${side}`,
  left: 'left',
  right: 'right',
  name: (title: string, side: string) => `${title}, ${side}`,
  plays: (side: string) => `What plays on the ${side}`,
  rules: 'Rules',
  off: (count: number, names: string) => `${count} off: ${names}`,
  inNumbers: (title: string) => `${title} in numbers`,
  timeline: (side: string) => `The timeline on the ${side}`,
  sent: 'messages sent',
  highest: (epoch: string) => `highest ${epoch}`,
  decided: 'decided',
  nothing: 'nothing',
  broken: 'promises broken',
};

export type BesideWords = typeof english;
export const besideWords = wordsOf('beside', english);
