/** The acceptor's part of a server: one promise for all slots, one vote for each. It never looks at what is chosen. */
import type { Effect } from '../../engine/effect.ts';
import { note, send, set, start } from '../../engine/effect.ts';
import type { Context } from '../../engine/rule.ts';
import { rulesFor } from '../../engine/rule.ts';
import { reportsOf } from './phase1.ts';
import type { Plan } from './proposer.ts';
import { stepDown } from './proposer.ts';
import type { Accept, Accepted, Heartbeat, PaxosBody, Prepare, ServerState } from './state.ts';
import { knows } from './state.ts';
import { counted } from './tallies.ts';
import { slotsInWords } from './words.ts';

const { onMessage } = rulesFor<ServerState, PaxosBody>();

const PMS = 'Lamport, Paxos Made Simple 2001';

/** The reply that turns a ballot away. */
const nack = (ballot: number, np: number) => ({ type: 'Nack' as const, ballot, np });

/** Notes that a leader's own acceptance and this server's are known, where everybody hears of every acceptance. */
function talliesAfter(c: Context<ServerState, PaxosBody, Accept>): ServerState['tallies'] {
  const { self, message, from, id } = c;
  const { ballot, slot, entry } = message;
  return c.options.learn === 'leader' || knows(self, slot)
    ? self.tallies
    : counted(self.tallies, { slot, ballot, entry, by: [from, id] });
}

/** Phase 1b. */
export const promiseRules = {
  'AC.1n': onMessage('Prepare', {
    cite: `${PMS}, §2.2, phase 1b; §2.5`,
    says: 'Turn away a ballot lower than the one promised, and say which that is.',
    when: ({ self, message }) => message.ballot < self.np,
    then: ({ self, message, from }) => [
      send(from, nack(message.ballot, self.np)),
      note('refused', { about: from, because: 'promised', at: message.ballot }),
    ],
    tells: ({ id, after, message }) =>
      `${id} turns ballot ${message.body.ballot} of ${message.from} away: it has promised ${after.np}.`,
  }),

  'AC.1s': onMessage('Prepare', {
    cite: `${PMS}, §2.4`,
    says: 'Who promises a higher ballot gives up its own.',
    continues: true,
    when: (c) => c.self.role !== 'follower' && c.message.ballot > c.self.ballot && c.keeps('PSW-PROMISE'),
    then: ({ self }) => stepDown(self),
    tells: ({ id, before, message }) =>
      `${id} ${before.role === 'leader' ? 'stops leading' : 'gives up'} ballot ${before.ballot}: ${message.from} has come with ${message.body.ballot}.`,
  }),

  'AC.1': onMessage('Prepare', {
    cite: `${PMS}, §2.2, phase 1b; §3`,
    says: 'Promise, for all slots, to accept nothing under a lower ballot any more, and report what was accepted from the slot asked about on. On disk first, then in the post.',
    then: (c) => [...promised(c), note('promised', { about: c.from, at: c.message.ballot })],
    tells: ({ id, before, message }) => {
      const { ballot, from } = message.body;
      const slots = [...before.log.entries(from)].map(([slot]) => slot);
      const what =
        slots.length === 0
          ? 'It has accepted nothing there'
          : `It reports what it has in ${slotsInWords(slots)}`;
      return `${id} promises ballot ${ballot}: nothing lower from now on, in any slot. ${what}.`;
    },
  }),
};

function promised(c: Context<ServerState, PaxosBody, Prepare>): Plan {
  const { self, message } = c;
  const { ballot, from } = message;
  const plan: Effect<ServerState, PaxosBody>[] = [];
  if (c.keeps('PSW-PROMISE'))
    plan.push(
      set<ServerState>({
        np: ballot,
        heard: Math.max(self.heard, ballot),
        leader: ballot > self.np ? null : self.leader,
      }),
    );
  const reports = c.keeps('PSW-REPORT') ? reportsOf(self, from) : [];
  plan.push(send(c.from, { type: 'Promise', ballot, from, reports }));
  if (self.role !== 'leader') plan.push(start('election', self.patience));
  return plan;
}

/** A leader's word, and phase 2b. */
export const acceptRules = {
  'AC.2n': onMessage('Accept', {
    cite: `${PMS}, §2.2, phase 2b; §2.5`,
    says: 'Accept nothing under a ballot lower than the one promised, and say which that is.',
    when: (c) => c.message.ballot < c.self.np && c.keeps('PSW-CHECK'),
    then: ({ self, message, from }) => [
      send(from, nack(message.ballot, self.np)),
      note('refused', { about: from, because: 'promised', at: message.slot }),
    ],
    tells: ({ id, after, message }) =>
      `${id} does not accept ${message.body.entry.command} for slot ${message.body.slot}: ballot ${message.body.ballot} is too low, it has promised ${after.np}.`,
  }),

  'LE.5n': onMessage('Heartbeat', {
    cite: `${PMS}, §2.5`,
    says: 'A leader whose ballot is too low is told so.',
    when: ({ self, message }) => message.ballot < self.np,
    then: ({ self, message, from }) => [
      send(from, nack(message.ballot, self.np)),
      note('refused', { about: from, because: 'promised', at: message.ballot }),
    ],
    tells: ({ id, after, message }) =>
      `${id} tells ${message.from} that ballot ${message.body.ballot} is over: it has promised ${after.np}.`,
  }),

  'LE.4': onMessage(['Accept', 'Heartbeat'], {
    cite: `${PMS}, §2.4`,
    says: 'A word from a leader whose ballot is high enough: follow it, and wait anew.',
    continues: true,
    when: ({ self, message }) => message.ballot >= self.np,
    then: (c) => followed(c),
    tells: ({ id, before, after, message }) =>
      before.role !== 'follower' && after.role === 'follower'
        ? `${id} ${before.role === 'leader' ? 'stops leading' : 'gives up'}: ${message.from} leads ballot ${message.body.ballot}.`
        : before.leader === after.leader
          ? ''
          : `${id} now knows that ${message.from} leads ballot ${message.body.ballot}.`,
  }),
};

function followed(c: Context<ServerState, PaxosBody, Accept | Heartbeat>): Plan {
  const { self, message, from } = c;
  const same = self.leader === from && self.patience === 1 && self.heard >= message.ballot;
  return [
    ...stepDown(self),
    ...(same
      ? []
      : [set<ServerState>({ leader: from, patience: 1, heard: Math.max(self.heard, message.ballot) })]),
    start('election'),
  ];
}

/** Phase 2b. */
export const voteRules = {
  'AC.2': onMessage('Accept', {
    cite: `${PMS}, §2.2, phase 2b`,
    says: 'Accept a value for its slot unless a higher ballot was promised; accepting is promising, too. On disk first, then in the post.',
    then: (c) => [...accepted(c), note('accepted', { about: c.from, at: c.message.slot })],
    tells: ({ id, message }) => {
      const { entry, slot, ballot } = message.body;
      return `${id} accepts ${entry.command} for slot ${slot} under ballot ${ballot}.`;
    },
  }),
};

function accepted(c: Context<ServerState, PaxosBody, Accept>): Plan {
  const { self, message } = c;
  const { ballot, slot, entry } = message;
  const mine = self.log.at(slot);
  const cell = mine?.ballot === ballot && mine.entry === entry ? mine : { ballot, entry };
  const body: Accepted = { type: 'Accepted', ballot, slot, entry };
  const to = c.options.learn === 'leader' ? [c.from] : c.peers;
  return [
    set<ServerState>({
      np: c.keeps('PSW-NP-ON-ACCEPT') ? Math.max(self.np, ballot) : self.np,
      log: mine === cell ? self.log : self.log.with(slot, cell),
      tallies: talliesAfter(c),
    }),
    ...to.map((peer) => send(peer, body)),
  ];
}
