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
  'SW-SESSION': {
    says: 'Leaders look for a repeated request in their log, instead of every machine remembering it.',
    rules: ['CL.5f', 'SRV.A1'],
    breaks: ['I12'],
  },
  'SW-IS6': {
    says: 'A follower that gets a snapshot always throws its whole log away.',
    rules: ['IS.6', 'IS.7'],
    breaks: ['I4'],
  },
  'SW-READ-CONFIRM': {
    says: 'A leader answers reads without making sure that it still leads.',
    rules: ['RD.1c'],
    breaks: ['I13'],
  },
  'SW-READ-NOOP': {
    says: 'A new leader answers reads before it knows what is committed.',
    rules: ['RD.1c'],
    breaks: ['I13'],
  },
  'SW-JOINT': {
    says: 'Several servers come and go at once, without old and new having to agree.',
    rules: ['CF.3'],
    breaks: ['I1', 'I14'],
  },
  'SW-SS2': {
    says: 'A leader changes the membership before the last change is committed.',
    rules: ['CF.1n'],
    breaks: ['I1', 'I14'],
  },
  'SW-SS3': {
    says: 'A leader changes the membership before it has committed an entry of its own term.',
    rules: ['CF.1n'],
    breaks: ['I4', 'I14'],
  },
  'SW-STEPDOWN-EARLY': {
    says: 'A leader that is removed steps down as soon as it has written so.',
    rules: ['CF.5'],
    breaks: [],
  },
  'SW-RANDOM': { says: 'All election timeouts are equal.', rules: ['SRV.C1'], breaks: [] },
  'SW-PREVOTE': {
    says: 'Servers stand without asking around first, where they should.',
    rules: ['PV.1'],
    breaks: [],
  },
  'SW-RV3': {
    says: 'Servers that hear from a leader vote for others all the same.',
    rules: ['RV.3'],
    breaks: [],
  },
  'SW-L6': { says: 'A leader never asks itself whether anybody follows.', rules: ['SRV.L6'], breaks: [] },
};
