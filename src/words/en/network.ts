/** Words of the network. */
import { wordsOf } from '../words.ts';

const english = {
  network: (ids: string, messages: number) => `Network of ${ids}; ${messages} messages under way`,
  mend: 'Mend the network',
  crashed: 'crashed',
  log: (length: number) => `log ${length} ${length === 1 ? 'entry' : 'entries'}`,
};

export type NetworkWords = typeof english;
export const networkWords = wordsOf('network', english);
