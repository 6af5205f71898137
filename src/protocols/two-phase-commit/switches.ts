/** The rules that can be turned off to see why they are there. */
import type { RuleSwitch } from '../../engine/protocol.ts';

export const switches: Readonly<Record<string, RuleSwitch>> = {
  'TSW-ALL': {
    says: 'The coordinator commits when the first yes has come.',
    rules: ['TC.3'],
    breaks: ['AC1', 'AC3'],
  },
  'TSW-MAJORITY': {
    says: 'The coordinator commits when a majority has said yes.',
    rules: ['TC.3'],
    breaks: ['AC1', 'AC3'],
  },
  'TSW-TIMID': {
    says: 'The coordinator always aborts, even if all say yes.',
    rules: ['TC.3'],
    breaks: ['AC4'],
  },
  'TSW-VOTE-DISK': {
    says: 'Participants say yes without writing it down.',
    rules: ['TP.1'],
    breaks: ['AC1'],
  },
  'TSW-DECISION-DISK': {
    says: 'The coordinator never writes down what it decides.',
    rules: ['TC.3'],
    breaks: ['AC1', 'AC2'],
  },
  'TSW-WRITE-FIRST': {
    says: 'The coordinator tells first, and writes the decision down when somebody acknowledges it.',
    rules: ['TC.3', 'TC.5'],
    breaks: ['AC1', 'AC2'],
  },
  'TSW-PRESUME': {
    says: 'A coordinator that comes back without a decision supposes that all said yes, and commits.',
    rules: ['TC.8'],
    breaks: ['AC1', 'AC3'],
  },
  'TSW-WAIT': {
    says: 'Participants that are in doubt for too long abort by themselves.',
    rules: ['TP.5'],
    breaks: ['AC1'],
  },
  'TSW-HOPE': {
    says: 'Participants that are in doubt for too long commit by themselves.',
    rules: ['TP.5'],
    breaks: ['AC1', 'AC3'],
  },
  'TSW-MEAN': {
    says: 'A participant that is asked before it has voted says abort, and does not abort itself.',
    rules: ['TP.6a'],
    breaks: ['AC1'],
  },
};
