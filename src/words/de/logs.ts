import type { LogsWords } from '../en/logs.ts';

/** Die Logs. */
export const logs: LogsWords = {
  logs: 'Logs',
  logsOf: (of) => `Logs von ${of}`,
  down: 'aus',
  folded: 'in einen Schnappschuss gefaltet',
  foldedSays: (id, last, epoch, number) =>
    `${id}, Einträge 1 bis ${last}, in einen Schnappschuss gefaltet; der letzte ist aus ${epoch} ${number}`,
  nothingYet: 'Hier ist noch nichts',
  sendsFrom: (by, index) => `${by} sendet ab ${index}`,
  matchesTo: (by, index) => `${by} weiß, dass es bis ${index} übereinstimmt`,
  caption: (epoch) => `Logs nach Index; jedes Kästchen nennt seinen ${epoch} und seinen Eintrag`,
  node: 'Knoten',
  showEarlier: (count) => `Frühere Einträge zeigen: ${count} vor diesen`,
  earlier: 'frühere',
  later: 'spätere',
  chosenTo: (index) => `alle gewählt bis ${index}`,
  committedTo: (index) => `festgeschrieben bis ${index}`,
  known: 'als gewählt bekannt, obwohl nicht alle davor es sind',
  gap: 'eine Lücke',
  noop: 'tut nichts',
  members: 'ändert die Mitglieder',
  forced: 'von einem früheren Leader übernommen',
  putIn: 'tut nichts',
  next: (by) => `als Nächstes zu senden, sagt ${by}`,
  match: 'stimmt sicher überein',
  conflict: 'Konflikt',
  chosen: 'gewählt',
  committed: 'festgeschrieben',
  conflictsWith: (id) => `widerspricht ${id}`,
};
