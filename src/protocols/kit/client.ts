/**
 * A client of replicated servers, the same for all protocols with a leader: it finds the leader, asks one thing at a
 * time, and asks again when nobody answers.
 */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set, start, stop } from '../../engine/effect.ts';
import type { Context, Kind } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import type { NodeId } from '../../engine/world.ts';
import { isQuery } from './machine.ts';

/** A request a client has sent and not heard back about. */
export interface Pending {
  readonly seq: number;
  readonly command: string;
  readonly to: NodeId;
}

/** What a client knows. */
export interface ClientState {
  readonly nextSeq: number;
  readonly pending: Pending | null;
  /** Requests that wait for the one before them, first first. */
  readonly queue: readonly { readonly command: string; readonly to: NodeId | null }[];
  readonly leaderHint: NodeId | null;
  /** How often this client has had to choose a server blindly. */
  readonly tries: number;
  /** Answers had, newest last (at most 8 kept). */
  readonly answers: readonly { readonly seq: number; readonly command: string; readonly response: string }[];
}

/** A client asks a server. */
export interface ClientRequest {
  readonly type: 'ClientRequest';
  readonly seq: number;
  readonly command: string;
}

/** A server answers a client. */
export interface ClientReply {
  readonly type: 'ClientReply';
  readonly seq: number;
  /** `session expired`: it is not executed, for nobody remembers this client. */
  readonly status: 'ok' | 'not leader' | 'session expired';
  readonly response: string;
  readonly leaderHint: NodeId | null;
}

/** What clients and servers say to each other. */
export type ClientBody = ClientRequest | ClientReply;

type Self = Context<ClientState, ClientBody>;

const { onMessage, onTimer, onCommand, onBoot, whenever } = rulesFor<ClientState, ClientBody>();

/** A server to try when there is no hint: another one than the last, chosen by the dice. */
export function someServer(c: Pick<Self, 'kin' | 'roll' | 'self'>, not: NodeId | undefined): NodeId {
  const servers = c.kin('server').filter((server) => server !== not);
  const all = servers.length > 0 ? servers : c.kin('server');
  return all[Math.floor(c.roll(c.self.tries) * all.length)]!;
}

/** Sends a request and waits for the answer. */
export function ask(seq: number, command: string, to: NodeId): readonly Effect<ClientState, ClientBody>[] {
  return [
    set<ClientState>({ pending: { seq, command, to } }),
    send(to, { type: 'ClientRequest', seq, command }),
    start('retry'),
  ];
}

const rulesOf = (cite: string) => ({
  'CL.BOOT': onBoot({
    cite,
    says: 'A client that comes back takes up the request it was waiting for.',
    when: ({ self }) => self.pending !== null,
    then: () => [start('retry')],
    tells: ({ id, after }) => `${id} is back, and still waits to hear about ${after.pending?.command}.`,
  }),

  'CL.0': onCommand({
    cite,
    says: 'A client numbers its requests and has one under way at a time.',
    then: ({ self, command, commandTo }) => [
      set<ClientState>({ queue: [...self.queue, { command, to: commandTo ?? null }] }),
    ],
    tells: ({ id, after }) =>
      after.queue.length > 0 ? `${id} will ask for ${after.queue.at(-1)!.command} when its turn comes.` : '',
  }),

  'CL.2': onMessage('ClientReply', {
    cite,
    says: 'An answer to the request under way ends it.',
    when: ({ self, message }) => self.pending?.seq === message.seq && message.status === 'ok',
    then: ({ self, message }) => [
      set<ClientState>({
        pending: null,
        leaderHint: message.leaderHint,
        answers: [
          ...self.answers,
          { seq: message.seq, command: self.pending!.command, response: message.response },
        ].slice(-8),
      }),
      stop('retry'),
      note('answered', { at: message.seq }),
    ],
    tells: ({ id, before, message }) =>
      isQuery(before.pending?.command ?? '')
        ? `${id} hears from ${message.from}: ${message.body.response}.`
        : `${id} hears from ${message.from} that ${before.pending?.command} is done.`,
  }),

  'CL.1': onMessage('ClientReply', {
    cite,
    says: 'Turned away with a hint, a client asks the server it was pointed to.',
    when: ({ self, message }) =>
      self.pending?.seq === message.seq &&
      message.leaderHint !== null &&
      message.leaderHint !== self.pending.to,
    then: ({ self, message }) => ask(self.pending!.seq, self.pending!.command, message.leaderHint!),
    tells: ({ id, message }) => `${id} is pointed to ${message.body.leaderHint} and asks there.`,
  }),

  'CL.1w': onMessage('ClientReply', {
    cite,
    says: 'Turned away without a hint, or answered twice, a client does nothing but wait.',
    then: () => [note('ignored')],
    tells: ({ id, message }) =>
      message.body.status === 'ok'
        ? `${id} has had this answer before.`
        : `${id} was turned away by ${message.from} and waits before it tries again.`,
  }),

  'CL.3': onTimer('retry', {
    cite,
    says: 'Without an answer in time, ask another server, with the same number, so that it is done once at most.',
    when: ({ self }) => self.pending !== null,
    then: (c) => [
      set<ClientState>({ tries: c.self.tries + 1, leaderHint: null }),
      ...ask(c.self.pending!.seq, c.self.pending!.command, someServer(c, c.self.pending!.to)),
    ],
    tells: ({ id, after }) =>
      `${id} has had no answer about ${after.pending?.command} and asks ${after.pending?.to} instead.`,
  }),

  'CL.0w': whenever({
    cite,
    says: 'The next request goes to the server that last led, or to any.',
    when: ({ self }) => self.pending === null && self.queue.length > 0,
    then: (c) => {
      const { command, to } = c.self.queue[0]!;
      const server = to ?? c.self.leaderHint ?? someServer(c, undefined);
      return [
        set<ClientState>({
          queue: c.self.queue.slice(1),
          nextSeq: c.self.nextSeq + 1,
          tries: c.self.tries + 1,
        }),
        ...ask(c.self.nextSeq, command, server),
      ];
    },
    tells: ({ id, after }) => `${id} asks ${after.pending?.to} for ${after.pending?.command}.`,
  }),
});

/** A client of the cluster. Its disk remembers everything: a client that forgets its numbers may repeat itself. */
export const clientOf = (cite: string): Kind<ClientState, ClientBody> => ({
  letter: 'C',
  initial: () => ({ nextSeq: 1, pending: null, queue: [], leaderHint: null, tries: 0, answers: [] }),
  durable: () => ['nextSeq', 'pending', 'queue', 'leaderHint', 'tries', 'answers'],
  timers: (options) => ({ retry: options.clientRetry as number }),
  rules: rulesOf(cite),
});
