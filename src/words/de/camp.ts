import type { CampWords } from '../en/camp.ts';

/** Das Feldlager. */
export const camp: CampWords = {
  city: 'Eine Stadt',
  camp: (ids, eyes, messengers) =>
    `Lager von ${ids}${eyes === undefined ? '' : `, wie ${eyes} es sieht`}; ${messengers} Boten unterwegs`,
  more: (count) => `… und ${count} weitere`,
  lie: (instead) => `eine Lüge: müsste ${instead} lauten`,
  sealBroken: 'ein Siegel ist gebrochen',
  traitor: 'Verräter',
  crashed: 'abgestürzt',
  heard: (words) => `hat ${words} gehört`,
  decided: (word) => `hat ${word} beschlossen`,
};
