/** The rules that can be turned off to see why they are there. */
import type { RuleSwitch } from '../../engine/protocol.ts';

export const switches: Readonly<Record<string, RuleSwitch>> = {
  'PSW-NOOP': {
    says: 'A new leader leaves gaps open; nothing beyond them is ever executed.',
    rules: ['MP.5'],
    breaks: [],
  },
  'PSW-TAIL': {
    says: 'A new leader forgets what was reported beyond the first gap.',
    rules: ['MP.3'],
    breaks: ['P2c', 'X1', 'X7'],
  },
  'PSW-VALUE': {
    says: 'A new leader proposes what it likes, whatever the promises report.',
    rules: ['MP.3', 'MP.4'],
    breaks: ['P2c', 'X1'],
  },
  'PSW-REPORT': {
    says: 'Promises do not say what was accepted before.',
    rules: ['AC.1'],
    breaks: ['P2c', 'X1'],
  },
  'PSW-PROMISE': {
    says: 'A server answers every Prepare, and remembers no promise.',
    rules: ['AC.1'],
    breaks: ['P2c', 'X1'],
  },
  'PSW-CHECK': {
    says: 'A server accepts under any ballot, whatever it has promised.',
    rules: ['AC.2n'],
    breaks: ['X1', 'X5'],
  },
  'PSW-DISK': {
    says: 'A server forgets in a crash what it has promised and accepted.',
    rules: ['AC.1', 'AC.2'],
    breaks: ['X1', 'X5'],
  },
  'PSW-MAJ': {
    says: 'Half of the servers is enough.',
    rules: ['MP.3', 'LR.2'],
    breaks: ['P2c', 'X3', 'X7'],
  },
  'PSW-LARGEST': {
    says: 'Of several reports for a slot, the one of the lowest ballot counts.',
    rules: ['MP.3'],
    breaks: ['P2c', 'X1'],
  },
  'PSW-KNOWN': {
    says: 'Followers take for chosen whatever they hold before the leader’s first unchosen slot, however old.',
    rules: ['LR.3'],
    breaks: ['X3', 'X7'],
  },
  'PSW-ORDER': {
    says: 'Whatever is chosen is executed at once, even if an earlier slot is still open.',
    rules: ['SM.1'],
    breaks: ['X7'],
  },
  'PSW-DEDUP': {
    says: 'A repeated request is executed again.',
    rules: ['SM.1', 'CL.4', 'CL.4w'],
    breaks: ['X8'],
  },
  'PSW-NP-ON-ACCEPT': {
    says: 'Accepting under a ballot is no promise: a lower one may still come after it.',
    rules: ['AC.2'],
    breaks: ['X1', 'X5'],
  },
};
