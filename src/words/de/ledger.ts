import type { LedgerWords } from '../en/ledger.ts';

/** Das Wahlbuch der Ballots. */
export const ledger: LedgerWords = {
  ledger: 'Wahlbuch',
  ledgerOf: (of) => `Wahlbuch von ${of}`,
  none: (epoch) => `Noch hat kein ${epoch} begonnen.`,
  heardOfNone: (viewer, epoch) => `${viewer} hat noch von keinem ${epoch} gehört.`,
  here: 'Der erste wird hier stehen.',
  everybody: 'allen',
  knownBy: 'bekannt bei',
  KnownBy: 'Bekannt bei',
  table: 'Ballots, der neueste zuerst',
  caption: (epoch, viewer) =>
    `Was jeder Knoten in jedem ${epoch} getan hat, der neueste zuerst, soweit ${viewer ?? 'alle zusammen'} es wissen`,
  became: 'Was daraus wurde',
  by: 'von',
  promised: 'versprochen',
  accepted: 'akzeptiert',
  refused: 'abgelehnt',
  forgotten: 'vergessen',
  nothing: (node) => `${node}: nichts`,
  did: (node, state, value, report, forgotten) =>
    `${node}: ${value === undefined ? '' : `${value} `}${state}${report === undefined ? '' : `, gemeldet ${report}`}${forgotten ? ', und hat es vergessen' : ''}`,
};
