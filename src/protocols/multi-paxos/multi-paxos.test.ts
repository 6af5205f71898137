/** Multi-Paxos against its sources: the scenarios everybody draws, played, claimed and written down as prose. */
import { describe, expect, it } from 'vitest';
import type { Run } from '../../drivers/run.ts';
import { act, advance, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import type { SetupWishes } from '../../drivers/setup.ts';
import { fingerprintOf } from '../../engine/fingerprint.ts';
import type { Protocol } from '../../engine/protocol.ts';
import type { Options } from '../../engine/world.ts';
import { nodeOf } from '../../engine/world.ts';
import { languageOf, sceneOf } from '../../lesson/script.ts';
import { happeningAt } from '../../timeline/timeline.ts';
import { openScenario } from '../../player/scenario.ts';
import type { Scene } from '../../../tools/play-scenes.ts';
import { playScene, transcriptOf } from '../../../tools/play-scenes.ts';
import { portrait, serverAt } from './portrait.ts';
import { scenarios } from './scenarios.ts';
import { multiPaxos } from './multi-paxos.ts';
import type { ClientState } from '../kit/client.ts';
import { ballotAfter, leaderOf } from './state.ts';

/** The protocol with one more verb, so that a scene can begin in the middle: `given S1 follower promised 3 : 1:a@3!`. */
const staged: Protocol = {
  ...multiPaxos,
  verbs: [
    ...multiPaxos.verbs,
    {
      pattern: 'given {node} {text}',
      says: 'The state of that server is set.',
      play: (hand, { node, text }) =>
        hand.perform({ kind: 'given', node: node as string, text: text as string }),
    },
  ],
};

const language = languageOf(staged);

/** A run of these wishes in which timers are held. */
const begin = (wishes: SetupWishes): Run => startRun(staged, setupOf(staged, { held: true, ...wishes }));

const scopeOf = (run: Run) => ({ nodes: latest(run).world.setup.cast.ids });

/** Does what a line says. */
function say(run: Run, line: string, since = 0): void {
  const action = language.action(line, scopeOf(run));
  if (!action.ok) throw new Error(`${line}: ${action.message} ${action.hint ?? ''}`);
  action.play(run, since);
}

/** What is to be said of a claim: true, or what is the case instead. */
function judge(run: Run, line: string, since = 0): boolean | string {
  const claim = language.claim(line, scopeOf(run));
  if (!claim.ok) throw new Error(`${line}: ${claim.message} ${claim.hint ?? ''}`);
  return claim.test(sceneOf(run, since));
}

const scenes: readonly Scene[] = [
  {
    name: 'MX-01 steady leader',
    nodes: { server: 3 },
    lines: [
      'elect S1',
      'settle',
      '? leader of ballot 1 is S1',
      '? ballot of every node is 1',
      'write a to S1',
      '? Accept messages were 2',
      '? slot 1 is not chosen',
      'deliver Accept S1->S2',
      '? a is chosen at slot 1',
      '? S1 does not know slot 1',
      'deliver Accepted S2->S1',
      '? S1 knows slot 1',
      '? machine of S1 has a=1',
      '? executed of S2 is 0',
      'settle',
      'write b to S1',
      'settle',
      '? Accepted messages were 2',
      '? commit of S2 S3 is 1',
      'write c to S1',
      'settle',
      '? commit of S1 is 3',
      'beat S1',
      '? executed of every node is 3',
      '? commands of every node are a b c',
      '? slots of every node are 1 1 1',
    ],
  },
  {
    name: 'MX-02 leader change with a gap',
    nodes: { server: 3 },
    lines: [
      'given S1 follower promised 3 : 1:a@3! 2:b@3 4:d@3',
      'given S2 follower promised 3 : 1:a@3 2:b@3',
      'given S3 follower promised 3 : 1:a@3! 2:b@3 3:c@3 4:d@3',
      'crash S3',
      '? commands of S1 are a b - d',
      '? slot 3 of S1 is empty',
      '? b is chosen at slot 2',
      '? d is chosen at slot 4',
      '? slot 3 is not chosen',
      'elect S1',
      '? leader of ballot 4 is S1',
      '? answers of S1 are 2',
      'write new to S1',
      'settle',
      '? commands of S1 are a b NOOP d new',
      '? slots of S1 are 3 4 4 4 4',
      '? executed of S1 is 5',
      'beat S1',
      '? executed of S2 is 5',
      'restart S3',
      'beat S1',
      '? commands of every node are a b NOOP d new',
      '? executed of every node is 5',
    ],
  },
  {
    name: 'MX-02w a gap that waits for a command',
    nodes: { server: 3 },
    options: { gaps: 'wait' },
    lines: [
      'given S1 follower promised 3 : 1:a@3! 2:b@3 4:d@3',
      'given S2 follower promised 3 : 1:a@3 2:b@3',
      'crash S3',
      'elect S1',
      'settle',
      '? executed of S1 is 2',
      '? slot 4 of S2 is empty',
      'write new to S1',
      'settle',
      '? commands of S1 are a b new d',
      '? executed of S1 is 4',
    ],
  },
  {
    name: 'MX-03 two ballots for one slot',
    nodes: { server: 3 },
    lines: [
      'given S1 follower promised 4 : 1-6:v#@3! 7:q@4',
      'given S2 follower promised 4 : 1-6:v#@3! 7:q@4',
      'given S3 follower promised 3 : 1-6:v#@3! 7:p@3',
      'crash S1',
      '? q is chosen at slot 7',
      'elect S2',
      '? leader of ballot 5 is S2',
      'settle',
      '? slot 7 of S2 is q',
      '? slot 7 of S3 is q',
      '? executed of S2 is 7',
      'beat S2',
      '? executed of every live node is 7',
    ],
  },
  {
    name: 'MX-04 the slots of Paxos Made Simple',
    nodes: { server: 3 },
    lines: [
      'given S1 follower promised 1 : 1-134:n#@1! 135-140:n#@1',
      'given S2 follower promised 1 : 1-134:n#@1! 138-139:n#@1!',
      'given S3 follower promised 1 : 1-134:n#@1! 135:n#@1 140:n#@1',
      'crash S1',
      '? commit of S2 is 134',
      '? S2 knows slot 138',
      '? S2 does not know slot 135',
      '? slot 140 of S2 is empty',
      'elect S2 with S3',
      '? leader of ballot 2 is S2',
      'write fresh to S2',
      'settle',
      '? slot 135 of S2 is n135',
      '? slot 136 of S2 is NOOP',
      '? slot 137 of S2 is NOOP',
      '? slot 138 of S2 is n138',
      '? slot 140 of S2 is n140',
      '? fresh is chosen at slot 141',
      '? executed of S2 is 141',
      'restart S1',
      'beat S2',
      '? executed of every node is 141',
    ],
  },
  {
    name: 'MX-05 an old leader returns',
    nodes: { server: 3 },
    lines: [
      'elect S1',
      'settle',
      'write a to S1',
      'settle',
      'partition S1 | S2 S3',
      'write z to S1',
      'elect S2',
      'settle',
      'write b to S2',
      'settle',
      '? leaders are 2',
      'heal',
      'rep S1 -> S2',
      '? S2 refused S1',
      '? S1 is follower',
      '? slot 2 of S1 is z',
      '? b is chosen at slot 2',
      'beat S2',
      '? slot 2 of S1 is b',
      '? executed of every node is 2',
    ],
  },
  {
    name: '06 request accept reply',
    nodes: { server: 3, client: 1 },
    network: { latencyMin: 10, latencyMax: 10 },
    lines: [
      'elect S1',
      'settle',
      'ask C1 to write X=3 at S1',
      'settle',
      '? answers of C1 are 1',
      '? machine of S1 has X=3',
      '? Accept messages were 2',
      '? ClientReply messages were 1',
    ],
  },
  {
    name: '07 two leaders at once',
    nodes: { server: 5 },
    lines: [
      'elect S1',
      'settle',
      'partition S1 S2 | S3 S4 S5',
      'elect S3',
      'settle',
      '? leaders are 2',
      '? leader of ballot 1 is S1',
      '? leader of ballot 3 is S3',
      'write x to S1',
      'write y to S3',
      'settle',
      '? slot 1 of S1 is x',
      '? y is chosen at slot 1',
      '? executed of S1 is 0',
      'heal',
      'beat S3',
      '? S1 is follower',
      '? commands of every node are y',
    ],
  },
  {
    name: '08 chosen before anyone is told',
    nodes: { server: 3 },
    lines: [
      'elect S1',
      'settle',
      'write x to S1',
      'deliver Accept S1->S2',
      '? x is chosen at slot 1',
      '? S1 does not know slot 1',
      '? S2 does not know slot 1',
      'crash S1',
      'drop all',
      'elect S3',
      '? leader of ballot 3 is S3',
      'write y to S3',
      'settle',
      '? commands of S3 are x y',
      '? slots of S3 are 3 3',
      '? executed of S3 is 2',
    ],
  },
  {
    name: '09 everybody crashes',
    nodes: { server: 3 },
    lines: [
      'elect S1',
      'settle',
      'write a to S1',
      'write b to S1',
      'settle',
      'beat S1',
      'write c to S1',
      'accept 3 from S1 with S3',
      'crash S1',
      'crash S2',
      'crash S3',
      'restart S1',
      'restart S2',
      'restart S3',
      '? ballot of every node is 1',
      '? executed of S2 is 2',
      '? commit of S1 is 3',
      'elect S2',
      'settle',
      '? leader of ballot 2 is S2',
      '? commands of S2 are a b c',
      'beat S2',
      '? executed of every node is 3',
    ],
  },
  {
    name: '10 a window of two',
    nodes: { server: 3 },
    options: { window: 2 },
    lines: [
      'elect S1',
      'settle',
      'write a to S1',
      'write b to S1',
      'write c to S1',
      '? commands of S1 are a b',
      'accept 2 from S1 with S2',
      '? b is chosen at slot 2',
      '? slot 3 of S1 is empty',
      'accept 1 from S1 with S2',
      '? slot 3 of S1 is c',
      '? executed of S1 is 2',
      'settle',
      '? executed of S1 is 3',
    ],
  },
  {
    name: '11 what is older may not be chosen',
    nodes: { server: 3 },
    lines: [
      'elect S1',
      'settle',
      'write x to S1',
      'drop all',
      'elect S2 with S3',
      'write y to S2',
      'accept 1 from S2 with S3',
      '? y is chosen at slot 1',
      'drop all',
      'heartbeat S2',
      'deliver Heartbeat S2->S1',
      '? S1 does not know slot 1',
      '? slot 1 of S1 is x',
      'settle',
      '? S1 knows slot 1',
      '? slot 1 of S1 is y',
    ],
  },
  {
    name: '12 everybody counts',
    nodes: { server: 3 },
    options: { learn: 'all' },
    lines: [
      'elect S1',
      'settle',
      'write a to S1',
      'deliver Accept S1->S2',
      '? S2 knows slot 1',
      '? S1 does not know slot 1',
      'settle',
      '? executed of every node is 1',
    ],
  },
];

/** A run in which the states of that scene have been given, and no more. */
function opened(name: string): Run {
  const scene = scenes.find((one) => one.name.startsWith(name))!;
  const run = begin(scene);
  for (const line of scene.lines) if (line.startsWith('given ')) say(run, line);
  return run;
}

/** How many messages of each type were sent from a moment on. */
function sent(run: Run, since: number): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  run.line.moments.slice(since + 1).forEach(({ world, fired }, i) => {
    const old = new Set(run.line.moments[since + i]!.world.flights.map(({ id }) => id));
    if (fired.length > 0)
      for (const { id, body } of world.flights)
        if (!old.has(id)) counts[body.type] = (counts[body.type] ?? 0) + 1;
  });
  return counts;
}

/** A leader and nothing under way. */
function led(servers: number, options: Options = {}): Run {
  const run = begin({ nodes: { server: servers }, options });
  say(run, 'elect S1');
  say(run, 'settle');
  return run;
}

/** What is sent while a number of slots are decided one after the other. */
function sentFor(run: Run, slots: number): Readonly<Record<string, number>> {
  const since = latest(run).index;
  for (let n = 1; n <= slots; n++) {
    say(run, `write v${n} to S1`);
    say(run, 'settle');
  }
  return sent(run, since);
}

/** Virtual ms from a client's request to its answer when every message takes 10. */
function delayOf(options: Options, requests = 2): number {
  const network = { latencyMin: 10, latencyMax: 10 };
  const run = begin({ nodes: { server: 3, client: 1 }, options, network });
  say(run, 'elect S1');
  say(run, 'settle');
  let from = 0;
  for (let n = 0; n < requests; n++) {
    from = latest(run).world.now;
    say(run, 'ask C1 to write x at S1');
    say(run, `run until answers of C1 are ${n + 1}`);
  }
  return latest(run).world.now - from;
}

/** Five servers that crash in turn on a bad network while two clients keep asking, and are all up again at the end. */
function roughRun(seed: number): Run {
  const options = {
    learn: ['leader', 'all'][seed % 2]!,
    gaps: ['noop', 'next command', 'wait'][seed % 3]!,
    phase1: seed % 4 === 0 ? 'every slot' : 'once',
    window: seed % 5,
  };
  const network = { loss: 0.15, duplication: 0.1 };
  const run = begin({ nodes: { server: 5, client: 2 }, seed, options, held: false, network });
  for (let n = 1; n <= 60; n++) {
    advance(run, n * 100);
    for (const action of multiPaxos.requests(latest(run).world)) act(run, action);
    // Each is down for 400 ms, one after the other.
    const node = `S${(Math.floor(n / 6) % 5) + 1}`;
    if (n % 6 === 0) act(run, { kind: 'crash', node });
    else if (n % 6 === 4 && n > 6) act(run, { kind: 'restart', node });
  }
  for (const { id, up } of latest(run).world.nodes) if (!up) act(run, { kind: 'restart', node: id });
  return run;
}

describe('Multi-Paxos, as its sources draw it', () => {
  it.each(scenes)('$name', async (scene) => {
    await expect(playScene(staged, scene)).toMatchFileSnapshot(transcriptOf(scene));
  });

  it.each([3, 5, 7])('costs 2(N−1) messages a slot with N = %i when the leader counts', (n) => {
    expect(sentFor(led(n), 10)).toEqual({ Accept: 10 * (n - 1), Accepted: 10 * (n - 1) });
  });

  it.each([3, 5, 7])('costs N(N−1) messages a slot with N = %i when everybody counts', (n) => {
    const { Accept, Accepted, ...others } = sentFor(led(n, { learn: 'all' }), 10);
    expect(Accept! + Accepted!).toBe(10 * n * (n - 1));
    expect(others).toEqual({});
  });

  it.each([3, 5, 7])('changes leaders for 2(N−1) messages with N = %i, however many slots there are', (n) => {
    const run = led(n);
    sentFor(run, 20);
    const since = latest(run).index;
    say(run, 'elect S2');
    const { Prepare, Promise: promises, Heartbeat } = sent(run, since);
    expect([Prepare, promises]).toEqual([n - 1, n - 1]);
    expect(Heartbeat).toBe(n - 1);
  });

  it.each([3, 5, 7])('re-proposes what is open, and only that, with N = %i', (n) => {
    const run = led(n);
    sentFor(run, 20);
    say(run, 'beat S1');
    for (const value of ['p', 'q', 'r']) say(run, `write ${value} to S1`);
    say(run, 'accept 21 from S1 with S2');
    say(run, 'accept 23 from S1 with S2');
    say(run, 'drop all');
    say(run, 'crash S1');
    const since = latest(run).index;
    say(run, 'elect S2');
    expect(sent(run, since).Accept).toBe(3 * (n - 1));
    expect(judge(run, 'slot 22 of S2 is NOOP')).toBe(true);
  });

  it('does phase 1 once, or by option once for every slot', () => {
    expect(sentFor(led(5), 6).Prepare).toBeUndefined();
    // The election has prepared the first slot.
    expect(sentFor(led(5, { phase1: 'every slot' }), 6)).toEqual({
      Prepare: 5 * 4,
      Promise: 5 * 4,
      Accept: 6 * 4,
      Accepted: 6 * 4,
    });
  });

  it('answers a client after 4 delays, or 6 with a phase 1 for its slot', () => {
    expect(delayOf({})).toBe(40);
    expect(delayOf({ phase1: 'every slot' })).toBe(60);
  });

  it('asks those again who did not answer, and tells those who missed what was chosen', () => {
    const run = led(3);
    say(run, 'write a to S1');
    say(run, 'drop all');
    expect(judge(run, 'slot 1 is not chosen')).toBe(true);
    say(run, 'rep S1 -> S2');
    expect(judge(run, 'S1 knows slot 1')).toBe(true);
    expect(judge(run, 'slot 1 of S3 is empty')).toBe(true);
    const since = latest(run).index;
    say(run, 'rep S1 -> S3');
    expect(judge(run, 'S3 knows slot 1')).toBe(true);
    expect(sent(run, since)).toMatchObject({ Learn: 1, Decided: 1 });
  });

  it('waits twice as long after every failure, and as before once somebody leads', () => {
    const run = begin({ nodes: { server: 3 }, held: false, timeouts: { S1: [100, 100, 100, 100] } });
    say(run, 'crash S2');
    say(run, 'crash S3');
    advance(run, 10_000);
    const fired = run.line.moments.filter(
      ({ action }) => action?.kind === 'fire' && action.timer === 'election',
    );
    const waits = fired.map(({ world }) => Math.round(world.now)).slice(0, 4);
    expect(waits.map((time, i) => time - (waits[i - 1] ?? 0))).toEqual([100, 100, 200, 400]);
    say(run, 'restart S2');
    say(run, 'run until leaders are 1');
    expect(serverAt(latest(run).world, 'S1').state.patience).toBeLessThanOrEqual(8);
    const leader = latest(run).world.nodes.find(({ id }) => judge(run, `${id} is leader`) === true)!;
    expect(serverAt(latest(run).world, leader.id).state.patience).toBe(1);
  });

  it('does not try again at once when it is turned away', () => {
    const run = begin({ nodes: { server: 3 } });
    say(run, 'elect S3 with S2');
    say(run, 'drop all');
    const since = latest(run).index;
    say(run, 'elect S1 with S2');
    expect(judge(run, 'S1 is follower')).toBe(true);
    expect(judge(run, 'S2 refused S1', since)).toBe(true);
    expect(sent(run, since).Prepare).toBe(2);
    say(run, 'elect S1 with S2');
    expect(judge(run, 'leader of ballot 4 is S1')).toBe(true);
  });

  it('numbers ballots so that nobody shares one and everybody knows whose it is', () => {
    const servers = ['S1', 'S2', 'S3'];
    expect([0, 1, 2, 3, 4].map((ballot) => ballotAfter(ballot, 2, 3))).toEqual([2, 2, 5, 5, 5]);
    expect([1, 2, 3, 4, 5].map((ballot) => leaderOf(ballot, servers))).toEqual([
      'S1',
      'S2',
      'S3',
      'S1',
      'S2',
    ]);
  });

  it('brings replicas to the same state, to the bit', () => {
    const run = startRun(multiPaxos, setupOf(multiPaxos, { nodes: { server: 5, client: 2 }, seed: 9 }));
    for (let n = 0; n < 60; n++) {
      advance(run, n * 70);
      for (const action of multiPaxos.requests(latest(run).world)) act(run, action);
    }
    advance(run, 60 * 70 + 2_000);
    const states = ['S1', 'S2', 'S3', 'S4', 'S5'].map((id) => serverAt(latest(run).world, id).state);
    expect(states[0]!.executed).toBeGreaterThan(50);
    expect(new Set(states.map(({ executed }) => executed)).size).toBe(1);
    expect(new Set(states.map(({ machine, sessions }) => fingerprintOf([machine, sessions]))).size).toBe(1);
    expect(latest(run).broken).toEqual([]);
  });

  it('says what cannot be done', () => {
    const run = led(3);
    const saying = (line: string) => () => say(run, line);
    expect(saying('write a to S2')).toThrow('S2 is not leader here');
    expect(saying('beat S3')).toThrow('S3 is not leader here');
    expect(saying('timeout S1')).toThrow('a leader has no election timer');
    expect(saying('accept 1 from S1 with S2')).toThrow('S1 has proposed nothing for slot 1');
    say(run, 'write a to S1');
    expect(saying('accept 2 from S1 with S2')).toThrow('nothing for slot 2, only for 1');
    say(run, 'accept 1 from S1 with S2');
    expect(saying('accept 1 from S1 with S3')).toThrow('slot 1 is chosen already');
    expect(saying('ask S1 to write b at S2')).toThrow('S1 is no client');
    say(run, 'crash S3');
    expect(saying('rep S1 -> S3')).toThrow('S3 is down');
  });

  it('says what is the case when a claim is false', () => {
    const run = opened('MX-02 ');
    const instead = [
      ['S1 is leader', 'S1 is a follower'],
      ['ballot of every node is 4', 'S1 has promised ballot 3'],
      ['commands of S1 are a b c d', 'the commands of S1 are a b - d'],
      ['slots of S1 are 3 3 3 3', 'the ballots in the slots of S1 are 3 3 - 3'],
      ['slot 3 of S1 is c', 'it is empty'],
      ['slot 4 of S1 is empty', 'it holds d'],
      ['slot 3 is chosen', 'no value has a majority under one ballot'],
      ['c is chosen at slot 2', 'b is'],
      ['slot 2 is not chosen', 'b is chosen there'],
      ['S1 knows slot 4', 'S1 knows slots up to 1'],
      ['executed of S1 is 4', 'S1 has executed 1'],
      ['leaders are 1', 'there is none'],
      ['S2 refused S1', 'S2 turned nobody away'],
      ['Prepare messages were 2', 'there were 0'],
    ] as const;
    for (const [claim, truth] of instead) expect(judge(run, claim), claim).toBe(truth);
  });

  it('says what it reads wrong in a given state', () => {
    const run = begin({ nodes: { server: 3 } });
    const give = (text: string) => () => act(run, { kind: 'given', node: 'S1', text });
    expect(give('leader promised 3 :')).toThrow('elect it');
    expect(give('follower 1:a')).toThrow('given like this');
    expect(give('follower promised 3 : 1:a')).toThrow('"1:a" is no slot');
    expect(give('follower promised 3 : 1:a@4')).toThrow(
      'accepted slot 1 under ballot 4, but promised only 3',
    );
    expect(give('follower promised 3 : 1:a@3 1:b@2')).toThrow('given twice');
  });

  it('shows gaps, NOOPs, forced and known slots', () => {
    const run = opened('MX-04');
    say(run, 'crash S1');
    const cells = () => {
      const log = portrait.log(serverAt(latest(run).world, 'S2'))!;
      return Array.from({ length: log.last - 133 }, (_, i) => {
        const cell = log.cell(134 + i);
        return cell && `${cell.text} ${cell.kind ?? 'plain'}${cell.known ? ' known' : ''}`;
      });
    };
    expect(cells()).toEqual([
      'n134 plain known',
      undefined,
      undefined,
      undefined,
      'n138 plain known',
      'n139 plain known',
    ]);
    say(run, 'elect S2 with S3');
    expect(portrait.notebooks!(latest(run).world)[0]!.verdict).toBe(
      'Bound in slot 135 to n135 (ballot 1) and slot 140 to n140 (ballot 1). Nobody reported slots 136 and 137: a gap to close.',
    );
    expect(cells()).toEqual([
      'n134 plain known',
      'n135 forced',
      'NOOP noop',
      'NOOP noop',
      'n138 plain known',
      'n139 plain known',
      'n140 forced',
    ]);
  });

  it('says which majority decides, even before anybody can know', () => {
    const run = led(3);
    const decided: string[] = [];
    const note = (line: string): void => {
      say(run, line);
      for (const quorum of portrait.quorums(happeningAt(run.line, latest(run).index)!))
        decided.push(quorum.says);
    };
    ['write a to S1', 'deliver Accept S1->S3', 'deliver Accepted S3->S1', 'deliver Accept S1->S2'].forEach(
      note,
    );
    expect(decided).toEqual([
      '2 of 3 accepted slot 1: chosen, and nobody knows yet',
      '2 of 3 accepted: slot 1 is chosen',
    ]);
    say(run, 'timeout S2');
    note('deliver Prepare S2->S3');
    note('deliver Promise S3->S2');
    expect(decided.at(-1)).toBe('2 of 3 promised ballot 2: S2 leads');
  });

  it('shows a leader that waits for something to put into a gap', () => {
    const { run } = openScenario(
      multiPaxos,
      scenarios.find(({ id }) => id === 'waiting')!,
    );
    const { world } = latest(run);
    expect(portrait.face(serverAt(world, 'S2'), world).thought).toContain('slot 2');
    say(run, 'ask C1 to write A=1 at S2');
    say(run, 'run until executed of S2 is 3');
    expect(judge(run, 'commands of S2 are X=1 A=1 Z=3')).toBe(true);
  });

  it('does everything that was asked for once the network is kind again, whatever the options', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const run = roughRun(seed);
      act(run, { kind: 'network', loss: 0, duplication: 0 });
      advance(run, latest(run).world.now + 10_000);
      const { world, broken } = latest(run);
      const states = ['S1', 'S2', 'S3', 'S4', 'S5'].map((id) => serverAt(world, id).state);
      expect(broken, `seed ${seed}`).toEqual([]);
      expect(new Set(states.map(({ executed }) => executed)).size, `seed ${seed}`).toBe(1);
      expect(states[0]!.executed, `seed ${seed}`).toBe(states[0]!.log.length);
      for (const id of ['C1', 'C2']) {
        const { nextSeq, pending, queue } = nodeOf(world, id).state as ClientState;
        expect([pending, queue], `seed ${seed}`).toEqual([null, []]);
        expect(nextSeq, `seed ${seed}`).toBeGreaterThan(8);
      }
    }
  });

  it('plays the slots of Paxos Made Simple in the lab, too', () => {
    const { run } = openScenario(
      multiPaxos,
      scenarios.find(({ id }) => id === 'lamport')!,
    );
    for (const claim of [
      'commit of S2 is 134',
      'S2 knows slot 138',
      'S2 knows slot 139',
      'slot 136 of S3 is empty',
    ])
      expect(judge(run, claim), claim).toBe(true);
    say(run, 'run until S2 is leader');
    say(run, 'ask C1 to write n=141 at S2');
    say(run, 'run until answers of C1 are 1');
    for (const claim of [
      'n=135 is chosen at slot 135',
      'NOOP is chosen at slot 136',
      'NOOP is chosen at slot 137',
      'n=140 is chosen at slot 140',
      'n=141 is chosen at slot 141',
    ])
      expect(judge(run, claim), claim).toBe(true);
  });

  it('opens every scenario of its own', () => {
    for (const scenario of scenarios) {
      const { run } = openScenario(multiPaxos, scenario);
      expect(latest(run).broken, scenario.id).toEqual([]);
      expect(latest(run).index, scenario.id).toBeGreaterThanOrEqual(scenario.script ? 1 : 0);
    }
  });
});
