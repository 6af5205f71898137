import type { BesideWords } from '../en/beside.ts';

/** Zwei Läufe nebeneinander. */
export const beside: BesideWords = {
  of: (left, right) => `${left} neben ${right}`,
  beside: 'Nebeneinander',
  share: 'Teilen',
  sameFaults: 'Gleiche Fehler auf beiden',
  startOver: 'Von vorn beginnen',
  rulesOf: (title, side) => `Die Regeln von ${title}, ${side}`,
  left: 'links',
  right: 'rechts',
  name: (title, side) => `${title}, ${side}`,
  plays: (side) => `Was ${side} läuft`,
  rules: 'Regeln',
  off: (count, names) => `${count} aus: ${names}`,
  inNumbers: (title) => `${title} in Zahlen`,
  timeline: (side) => `Der Zeitverlauf ${side}`,
  sent: 'Nachrichten gesendet',
  highest: (epoch) => `höchster ${epoch}`,
  decided: 'entschieden',
  nothing: 'nichts',
  broken: 'Zusagen verletzt',
};
