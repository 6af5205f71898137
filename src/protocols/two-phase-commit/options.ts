/** What people may choose. Nothing here is unsafe. */
import type { OptionSpec } from '../../engine/protocol.ts';

export const options: Readonly<Record<string, OptionSpec>> = {
  participants: {
    label: 'Participants',
    says: 'How many databases have a part in the transaction, besides the coordinator.',
    value: 3,
    min: 2,
    max: 7,
    counts: 'participant',
  },
  termination: {
    label: 'Who is asked',
    says: 'Whom a participant asks that is in doubt: the coordinator alone, or the other participants as well.',
    value: 'coordinator',
    oneOf: ['coordinator', 'everybody'],
  },
  acks: {
    label: 'Acknowledgements',
    says: 'Participants tell the coordinator that they have heard. Without, a decision is said once.',
    value: true,
  },
  retry: {
    label: 'Repetition',
    says: 'What gets no answer is said again: decisions until they are acknowledged, questions for ever.',
    value: true,
  },
  timeouts: {
    label: 'Timeouts',
    says: 'Without, no timer runs at all: nobody gives up, and nobody asks.',
    value: true,
  },
  patience: {
    label: 'Patience',
    says: 'Virtual ms for which the coordinator waits for votes. Participants wait twice as long.',
    value: 120,
    min: 10,
    max: 5000,
  },
};
