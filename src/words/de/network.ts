import type { NetworkWords } from '../en/network.ts';

/** Das Netz. */
export const network: NetworkWords = {
  network: (ids, messages) => `Netz aus ${ids}; ${messages} Nachrichten unterwegs`,
  mend: 'Netz heilen',
  crashed: 'abgestürzt',
  log: (length) => `Log ${length} ${length === 1 ? 'Eintrag' : 'Einträge'}`,
};
