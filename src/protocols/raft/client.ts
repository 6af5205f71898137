/** Raft's clients: those of all protocols with a leader, who here may have to be registered first (dissertation 6.3). */
import { note, set, stop } from '../../engine/effect.ts';
import type { Kind } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { ClientBody, ClientState } from '../kit/client.ts';
import { ask, clientOf, someServer } from '../kit/client.ts';
import { REGISTRATION } from './serving.ts';

/** What a client of Raft knows. */
export interface RaftClientState extends ClientState {
  /** Whether the servers have opened a session for it, as far as it knows. */
  readonly registered: boolean;
}

const { onMessage, whenever } = rulesFor<RaftClientState, ClientBody>();

const common = clientOf('Raft §8') as unknown as Kind<RaftClientState, ClientBody>;

const rules: Kind<RaftClientState, ClientBody>['rules'] = {
  'CL.5': onMessage('ClientReply', {
    cite: 'Dissertation 6.3',
    says: 'Registered, a client may begin with its requests.',
    continues: true,
    when: ({ self, message }) =>
      message.seq === REGISTRATION && self.pending?.seq === REGISTRATION && message.status === 'ok',
    then: () => [set<RaftClientState>({ registered: true })],
    tells: ({ id }) => `${id} has a session now.`,
  }),

  'CL.6': onMessage('ClientReply', {
    cite: 'Dissertation 6.3',
    says: 'A client whose session has expired cannot know whether its request was executed: it gives that one up and registers anew.',
    when: ({ self, message }) => self.pending?.seq === message.seq && message.status === 'session expired',
    then: ({ message }) => [
      set<RaftClientState>({ registered: false, pending: null }),
      stop('retry'),
      note('expired', { at: message.seq }),
    ],
    tells: ({ id, before }) =>
      `${id} is told that its session has expired: whether ${before.pending?.command} was ever executed, it cannot know.`,
  }),

  ...common.rules,

  'CL.5w': whenever({
    cite: 'Dissertation 6.3',
    says: 'Before its first request a client asks to be registered; that is an entry of the log like any other.',
    when: ({ self, options }) =>
      (options.sessions as number) > 0 && !self.registered && self.pending === null && self.queue.length > 0,
    then: (c) => [
      set<RaftClientState>({ tries: c.self.tries + 1 }),
      ...ask(
        REGISTRATION,
        `open ${c.self.nextSeq}`,
        c.self.queue[0]!.to ?? c.self.leaderHint ?? someServer(c, undefined),
      ),
    ],
    tells: ({ id, after }) => `${id} asks ${after.pending?.to} to be registered.`,
  }),
};

// Asking for a session comes before the next request.
const { 'CL.0w': next, 'CL.5w': register, ...answers } = rules;

/** A client of the cluster. Its disk remembers everything: a client that forgets its numbers may repeat itself. */
export const client: Kind<RaftClientState, ClientBody> = {
  ...common,
  initial: (...args) => ({ ...common.initial(...args), registered: false }),
  durable: (keeps) => [...common.durable(keeps), 'registered'],
  rules: { ...answers, 'CL.5w': register!, 'CL.0w': next! },
};
