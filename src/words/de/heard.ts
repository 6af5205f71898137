import type { HeardWords } from '../en/heard.ts';

/** Wer von wem was gehört hat. */
export const heard: HeardWords = {
  nothingCame: 'nichts kam',
  nothingYet: 'noch nichts',
  countsAs: 'gilt als',
  what: 'Was gehört wurde',
  whatOf: (of) => `Was gehört wurde, ${of}`,
  traitor: 'Verräter',
  told: (teller) => `Was ${teller} den anderen nach deren Worten gesagt hat`,
  itCounts: ': es gilt als',
  table: 'Wer von wem was gehört hat',
  caption: (eyes) =>
    `Was jedem gesagt wurde und was folgt${eyes === undefined ? '' : `, soweit ${eyes} es weiß`}`,
  who: 'wer',
  lie: (instead) => `eine Lüge: müsste ${instead} sein`,
  signed: (by) => `unterschrieben von ${by}`,
  brokenSeal: (by) => `${by} (gebrochen)`,
  counts: (as, why) => `gilt als ${as}${why ? `, ${why}` : ''}`,
};
