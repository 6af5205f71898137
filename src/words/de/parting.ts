import type { PartingWords } from '../en/parting.ts';

/** Der Dialog, der das Netz trennt. */
export const parting: PartingWords = {
  title: 'Netz trennen',
  says: 'Zwischen den Seiten kommt nichts durch, bis Sie das Netz heilen. Sie können auch eine Linie durch die Abbildung ziehen.',
  node: 'Knoten',
  side: (side) => `Seite ${side}`,
  onSide: (id, side) => `${id} auf Seite ${side}`,
  cut: (sizes) => `${sizes} trennen`,
  healAll: 'Alles heilen',
  oneLink: 'Eine Verbindung',
  from: 'Von',
  to: 'nach',
  oneWay: 'Eine Richtung trennen',
  bothWays: 'Beide Richtungen trennen',
  healIt: 'Heilen',
  latencyMin: 'Mindestens',
  latencyMax: 'Höchstens',
  loss: 'Verloren',
  duplication: 'Verdoppelt',
  travel: 'Wie Nachrichten von jetzt an reisen',
  set: 'Setzen',
  backwards: 'Eine Nachricht kann nicht mindestens länger brauchen als höchstens.',
  whole: 'Ganze Zahlen, bitte: bis 2000 ms und bis 100 %.',
  mayBreak: 'Ein Protokoll, das auf Schranken baut, kann versagen, wenn sie nicht gelten.',
};
