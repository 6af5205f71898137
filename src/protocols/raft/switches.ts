/** The rules that can be turned off to see why they are there. */
import type { RuleSwitch } from '../../engine/protocol.ts';

export const switches: Readonly<Record<string, RuleSwitch>> = {
  'SW-VOTE1': {
    says: 'A server votes for everybody who asks, as often as they like.',
    rules: ['RV.2a'],
    breaks: ['I1', 'I6'],
  },
  'SW-VOTE-DISK': {
    says: 'A server forgets in a crash whom it voted for.',
    rules: ['RV.2'],
    breaks: ['I1', 'I6'],
  },
  'SW-UPTODATE': { says: 'Voters do not compare logs.', rules: ['RV.2b'], breaks: ['I4', 'I5'] },
  'SW-COMMIT-TERM': {
    says: 'Leaders commit entries of earlier terms by counting copies.',
    rules: ['SRV.L4'],
    breaks: ['I4', 'I5'],
  },
  'SW-CONSIST': {
    says: 'Followers do not check the entry before the new ones.',
    rules: ['AE.2'],
    breaks: ['I3', 'I5'],
  },
  'SW-DELCONF': {
    says: 'Followers keep entries that conflict with the leader’s.',
    rules: ['AE.3'],
    breaks: ['I5'],
  },
  'SW-TRUNC-ALWAYS': {
    says: 'Followers cut their log at every message, conflict or not.',
    rules: ['AE.3'],
    breaks: ['I4'],
  },
  'SW-MIN': {
    says: 'Followers commit as far as the leader did, whatever they hold there.',
    rules: ['AE.5'],
    breaks: ['I5'],
  },
  'SW-ADOPT': {
    says: 'Voters keep their old term when they vote in a higher one.',
    rules: ['SRV.A2'],
    breaks: ['I4', 'I5'],
  },
  'SW-STALE-AE': { says: 'Followers obey leaders of earlier terms.', rules: ['AE.1'], breaks: ['I4', 'I5'] },
  'SW-LOG-DISK': { says: 'A server forgets its log in a crash.', rules: ['AE.4'], breaks: ['I4', 'I5'] },
  'SW-QUORUM': { says: 'Half of the servers is enough.', rules: ['SRV.C2w', 'SRV.L4'], breaks: ['I1'] },
  'SW-DEDUP': { says: 'A repeated request is executed again.', rules: ['SRV.A1'], breaks: ['I12'] },
};
