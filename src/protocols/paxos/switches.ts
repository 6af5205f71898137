/** The rules that can be turned off to see why they are there. */
import type { RuleSwitch } from '../../engine/protocol.ts';

export const switches: Readonly<Record<string, RuleSwitch>> = {
  'PSW-VALUE': {
    says: 'Proposers propose their own value, whatever the promises report.',
    rules: ['PR.2'],
    breaks: ['P2c', 'X1'],
  },
  'PSW-REPORT': {
    says: 'Acceptors promise without saying what they have accepted.',
    rules: ['AC.1'],
    breaks: ['X1'],
  },
  'PSW-PROMISE': {
    says: 'Acceptors say that they promise, and do not write it down.',
    rules: ['AC.1'],
    breaks: ['X1', 'P1a'],
  },
  'PSW-CHECK': {
    says: 'Acceptors accept whatever they are asked to.',
    rules: ['AC.2'],
    breaks: ['X1', 'P1a'],
  },
  'PSW-DIRECTION': {
    says: 'Acceptors take the promise the wrong way round: they refuse higher numbers, not lower ones.',
    rules: ['AC.2'],
    breaks: ['X1', 'P1a'],
  },
  'PSW-MAJ': { says: 'One promise is enough.', rules: ['PR.2'], breaks: ['X1', 'P2c'] },
  'PSW-PHASE1': {
    says: 'Proposers ask for no promises at all.',
    rules: ['PR.1', 'PR.2'],
    breaks: ['X1', 'P2c'],
  },
  'PSW-DISK': {
    says: 'Acceptors forget promises and acceptances in a crash.',
    rules: ['AC.1', 'AC.2'],
    breaks: ['X1', 'X5'],
  },
  'PSW-NP-ON-ACCEPT': {
    says: 'Accepting a proposal does not count as promising its number.',
    rules: ['AC.2'],
    breaks: ['X1', 'X5'],
  },
  'PSW-LOWEST': {
    says: 'Of several reports, the one with the lowest number wins.',
    rules: ['PR.2'],
    breaks: ['X1', 'P2c'],
  },
  'PSW-DUPNUM': {
    says: 'Proposers share their numbers, and an acceptor promises the same number to each of them.',
    rules: ['PR.1', 'AC.1r'],
    breaks: ['X1', 'X4'],
  },
  'PSW-SAMEBALLOT': {
    says: 'Learners count acceptances of one value, whatever the ballots.',
    rules: ['LR.1'],
    breaks: ['X3'],
  },
  'PSW-FIRST': {
    says: 'Acceptors accept only the first proposal they get, and no other ever after.',
    rules: ['AC.2'],
    breaks: [],
  },
  'PSW-BACKOFF': {
    says: 'Proposers that were refused try again at once.',
    rules: ['PR.3f', 'PR.3t'],
    breaks: [],
  },
};
