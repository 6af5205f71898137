/** Words of the ledger of ballots. */
import { wordsOf } from '../words.ts';

const english = {
  ledger: 'Ledger',
  ledgerOf: (of: string) => `Ledger of ${of}`,
  none: (epoch: string) => `No ${epoch} has begun.`,
  heardOfNone: (viewer: string, epoch: string) => `${viewer} has heard of no ${epoch}.`,
  here: 'The first will be written here.',
  everybody: 'Everybody',
  knownBy: 'as known by',
  KnownBy: 'As known by',
  table: 'Ballots, newest first',
  caption: (epoch: string, viewer: string | undefined) =>
    `What each node did in each ${epoch}, newest first, as ${viewer ?? 'everybody together'} knows it`,
  became: 'What became of it',
  by: 'by',
  promised: 'promised',
  accepted: 'accepted',
  refused: 'refused',
  forgotten: 'forgotten',
  nothing: (node: string) => `${node}: nothing`,
  did: (
    node: string,
    state: string,
    value: string | undefined,
    report: string | undefined,
    forgotten: boolean,
  ) =>
    `${node}: ${state}${value === undefined ? '' : ` ${value}`}${report === undefined ? '' : `, reported ${report}`}${forgotten ? ', and has forgotten it' : ''}`,
};

export type LedgerWords = typeof english;
export const ledgerWords = wordsOf('ledger', english);
