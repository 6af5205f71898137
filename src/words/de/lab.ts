import type { LabWords } from '../en/lab.ts';

/** Das Labor: Spalte, Anfang, Kopfzeile. */
export const lab: LabWords = {
  panel: 'Ansicht',
  now: 'Jetzt',
  card: 'Alle Regeln',
  legend: 'Legende',
  nothingYet: 'Noch ist nichts geschehen',
  begin: (says) =>
    `${says} Drücken Sie Start, oder lassen Sie etwas geschehen: Klicken Sie auf einen Server.`,
  scenario: 'Szenario',
  beside: 'Nebeneinander',
  share: 'Teilen',
  seed: (seed) => `Seed ${seed}`,
  startOver: 'Von vorn beginnen',
  same: 'Derselbe Seed und dieselben Handlungen ergeben immer denselben Lauf.',
  theSeed: 'Seed',
  decides: 'Er bestimmt jede Latenz und jeden Timeout.',
  wholeNumber: 'Ein Seed ist eine ganze Zahl mit höchstens neun Ziffern.',
  start: 'Beginnen',
  roll: 'Neuen Seed würfeln',
  breakIt: 'Zerbrechen',
  find: 'Fehler suchen',
  noMode: (mode) => `Das Labor hat keinen Modus „${mode}“.`,
  noGoal: (goal) => `Ein Ziel „${goal}“ gibt es hier nicht; Sie können eines wählen.`,
  notYet: 'Noch nicht: Hier warten Timer, bis jede Nachricht da ist, und aufeinander.',
};
