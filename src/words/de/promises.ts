import type { PromisesWords } from '../en/promises.ts';

/** Die Lampen für das, was gelten muss. */
export const promises: PromisesWords = {
  must: 'Was gelten muss',
  judged: 'Was gelten muss, nach jedem Schritt geprüft',
  broken: 'verletzt',
  holds: 'gilt',
  seenOn: (ids, index) => `Gesehen an ${ids}${index === undefined ? '' : `, bei Index ${index}`}`,
  someBroken: (broken, all) => `${broken} von ${all} verletzt`,
  someHold: (hold, all) => `${hold} von ${all} gelten`,
  allHold: (all) => `alle ${all} gelten`,
};
