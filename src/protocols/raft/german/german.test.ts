import { describe, expect, it } from 'vitest';
import { wander } from '../../../drivers/dice.ts';
import { act, advance, latest, startRun } from '../../../drivers/run.ts';
import type { Run } from '../../../drivers/run.ts';
import { setupOf } from '../../../drivers/setup.ts';
import { fingerprint } from '../../../engine/fingerprint.ts';
import type { Happening } from '../../../engine/portrait.ts';
import type { Protocol, Scenario } from '../../../engine/protocol.ts';
import type { Options, World } from '../../../engine/world.ts';
import { openScenario } from '../../../player/scenario.ts';
import type { Moment } from '../../../timeline/timeline.ts';
import { happeningAt } from '../../../timeline/timeline.ts';
import { inLanguage } from '../../translations.ts';
import { mutants } from '../mutants.ts';
import { raft } from '../raft.ts';
import { findingInGerman } from './findings.ts';
import { GROUPS, OPTIONS, PROPERTIES, SCENARIOS, SWITCHES } from './raft.ts';
import { clientRules, serverRules } from './rules.ts';

const german = await inLanguage(raft, 'de');

/** What no German sentence says. Commands are the protocol's own: `no-op`, `open 1`, `members S1 S2`. */
const FOREIGN =
  /undefined|null|NaN|\b(the|and|of|is|its?|would|not|none|from|term|terms|entry|entries|leads|votes?|round|committed|leader|set)\b/;

const begun = (): Run =>
  startRun(raft, setupOf(raft, { nodes: { server: 5, client: 1 }, seed: 42, network: { loss: 0.05 } }));

/** A run with elections, a crash, a tear, writes and a repair in it. */
function eventful(): Run {
  const run = begun();
  advance(run, 400);
  for (const [i, command] of ['X=3', 'Y=8', 'N=9'].entries()) {
    act(run, { kind: 'command', node: 'C1', command });
    advance(run, 600 + i * 150);
  }
  act(run, { kind: 'crash', node: 'S2' });
  advance(run, 1400);
  act(run, { kind: 'restart', node: 'S2' });
  advance(run, 2200);
  return run;
}

/** Plays these lines in a world where nothing happens by itself. */
const played = (
  lines: string,
  {
    options = {},
    nodes = { server: 3, client: 1 },
    network = {},
  }: Partial<Pick<Scenario, 'options' | 'nodes' | 'network'>>,
): Run =>
  openScenario(raft, {
    id: 'test',
    title: '',
    says: '',
    nodes,
    options,
    network,
    held: true,
    script: lines.split(';').map((line) => line.trim()),
  }).run;

/** A run with everything in it that may be turned on. */
const withOptions = (): Run =>
  played(
    `elect S1; settle; ask C1 to write X=3 at S1; settle; beat S1; ask C1 to read Y at S1; settle;
    crash S3; ask C1 to write Y=8 at S1; settle; ask C1 to write Z=9 at S1; settle; ask C1 to write N=1 at S1; settle;
    restart S3; beat S1; beat S1; ask C2 to write M=2 at S1; settle; beat S1; ask C1 to write X=4 at S1; settle;
    ask C1 to read X at S3; settle; beat S1; change members to S2 S3 S4 at S1; settle; lull S2 S4; elect S3;
    settle; beat S3; transfer S3 -> S2; settle; remove S4 at S2; settle; beat S2; transfer S2 -> S4; snapshot S2`,
    {
      nodes: { server: 4, client: 2 },
      options: {
        preVote: true,
        noop: true,
        snapshotEvery: 3,
        chunk: 1,
        reads: 'read-index',
        followerReads: true,
        checkQuorum: true,
        sessions: 1,
        voters: 3,
      },
    },
  );

/** A follower that is given a command by hand. */
function misled(): Run {
  const run = played('elect S1; settle', {});
  act(run, { kind: 'command', node: 'S2', command: 'X=1' });
  return run;
}

/** Runs for the rules that chance does not reach, or seldom. */
const rare = (): readonly Run[] => [
  misled(),
  played(
    'timeout S1; timeout S2; deliver RequestVote S1->S3; deliver RequestVoteReply S3->S1; deliver AppendEntries S1->S2',
    {},
  ),
  played('elect S1; write a to S1; drop all; elect S2 with S3; write b to S2; rep S2 -> S1', {}),
  played(
    'elect S1; settle; ask C1 to read x at S2; deliver ClientRequest C1->S2; crash S1; restart S1; settle',
    { options: { reads: 'read-index', followerReads: true } },
  ),
  played(
    'elect S1; settle; ask C1 to write x=1 at S1; settle; beat S1; ask C1 to read x at S1; settle; crash S2; restart S2; elect S3',
    { options: { noop: true, reads: 'read-index', lease: 90 } },
  ),
  played(
    'switch off SW-SESSION; elect S1; settle; ask C1 to write ctr at S1; deliver ClientRequest C1->S1; fire retry of C1; settle',
    {},
  ),
  played(
    'elect S1; settle; write a to S1; settle; add S4 at S1; deliver AppendEntries S1->S4; deliver AppendEntriesReply S4->S1; write b to S1; settle',
    {
      nodes: { server: 4 },
      network: { latencyMin: 30, latencyMax: 30 },
      options: { voters: 3, membership: 'single', electionMin: 50, electionMax: 100 },
    },
  ),
  played(
    `elect S1; settle; crash S3; write a=1 to S1; write b=2 to S1; settle; snapshot S1; restart S3; heartbeat S1;
    deliver InstallSnapshot S1->S3; deliver InstallSnapshotReply S3->S1; crash S3; restart S3; settle`,
    { options: { chunk: 1 } },
  ),
];

/** Options with which chance meets what is seldom on. */
const OFTEN: readonly Options[] = [
  { preVote: true, checkQuorum: true, sessions: 1, snapshotEvery: 1, chunk: 1, voters: 3 },
  { sticky: true, noop: true, membership: 'single', sessions: 2, snapshotEvery: 3, voters: 2 },
  {
    preVote: true,
    sticky: true,
    noop: true,
    reads: 'read-index',
    followerReads: true,
    chunk: 2,
    catchUp: false,
  },
];

function happeningsOf({ line }: Run): readonly Happening[] {
  return line.moments.slice(1).map(({ index }) => happeningAt(line, index)!);
}

/** What happened on walks of chance, with these options. */
function walked(options: Options): readonly Happening[] {
  const happenings: Happening[] = [];
  for (let seed = 1; seed <= 6; seed++) {
    const setup = setupOf(raft, { nodes: { server: 4, client: 2 }, options, held: true, seed });
    let before: World | undefined = latest(startRun(raft, setup)).world;
    const visit = ({ world, action, message, fired }: Moment): void => {
      if (before && action)
        happenings.push({ before, after: world, action, ...(message && { message }), fired });
      before = world;
    };
    wander(raft, setup, seed, 250, { visit, wildness: { fault: 0.05, request: 0.25, cut: 0.01 } });
  }
  return happenings;
}

/** Holds what is told in both languages against each other; notes which rules were told, and which sentences. */
function compareTellings(happenings: readonly Happening[], told: Set<string>): void {
  for (const happening of happenings) {
    const { before, after, message } = happening;
    for (const fired of happening.fired) {
      const at = after.nodes.findIndex(({ id }) => id === fired.node);
      const node = after.nodes[at]!;
      const telling = {
        id: fired.node,
        before: before.nodes[at]!.state,
        after: node.state,
        message,
        fired,
        world: after,
      };
      const [here, there] = [raft, german].map(({ kinds }) =>
        kinds[node.kind]!.rules[fired.rule]!.tells?.(telling),
      );
      expect(there === '', `${fired.rule}: ${here} / ${there}`).toBe(here === '');
      if (here !== '') expect(there, fired.rule).not.toBe(here);
      expect(there, fired.rule).not.toMatch(FOREIGN);
      told.add(fired.rule);
    }
    const [here, there] = [raft, german].map(({ portrait }) => portrait.quorums(happening));
    expect(there!.map((loop) => ({ ...loop, says: '' }))).toEqual(
      here!.map((loop) => ({ ...loop, says: '' })),
    );
    for (const { says } of there!) {
      expect(says).toMatch(/führt Term|Eintrag|Mehrheit|der alten$/);
      expect(says).not.toMatch(FOREIGN);
    }
  }
}

/** Nodes and messages whose pictures have been held against each other: most stay as they are from moment to moment. */
const seen = new WeakSet<object>();

const unseen = <T extends object>(things: readonly T[]): readonly T[] =>
  things.filter((thing) => !seen.has(thing) && seen.add(thing));

/** Holds two pictures of one world against each other: the same, but for the words. */
function comparePictures(world: World): void {
  for (const node of unseen(world.nodes)) {
    const [here, there] = [raft, german].map(({ portrait }) => portrait.face(node, world));
    expect({ ...there, role: '', badge: '', epoch: there!.epoch?.number }).toEqual({
      ...here,
      role: '',
      badge: '',
      epoch: here!.epoch?.number,
    });
    expect(there!.badge === undefined).toBe(here!.badge === undefined);
    if (here!.badge !== undefined) expect(there!.badge).not.toBe(here!.badge);
    expect(`${there!.role} ${there!.badge}`.replace(' undefined', '')).not.toMatch(FOREIGN);
    const [fields, felder] = [raft, german].map(({ portrait }) => portrait.fields(node, world));
    expect(felder!.map(({ name }) => name)).toEqual(fields!.map(({ name }) => name));
    for (const [i, { name, value, says }] of felder!.entries()) {
      expect(says, name).not.toBe(fields![i]!.says);
      expect(value, name).not.toMatch(FOREIGN);
    }
  }
  for (const message of unseen(world.flights)) {
    const [here, there] = [raft, german].map(({ portrait }) => portrait.capsule(message, world));
    expect({ ...there, label: '', says: '' }).toEqual({ ...here, label: '', says: '' });
    expect(there!.says).not.toBe(here!.says);
    expect(`${there!.label} ${there!.says}`).not.toMatch(FOREIGN);
    expect([...there!.label].length, there!.label).toBeLessThanOrEqual([...here!.label].length + 3);
  }
}

function compare(happenings: readonly Happening[]): ReadonlySet<string> {
  const told = new Set<string>();
  compareTellings(happenings, told);
  for (const { after } of happenings) comparePictures(after);
  return told;
}

/** What a protocol says about its rules, options, properties and switches. */
const said = ({ kinds, options, properties, switches }: Protocol): ReadonlyMap<string, string> =>
  new Map(
    [...Object.values(kinds).map(({ rules }) => rules), options, properties, switches].flatMap((things) =>
      Object.entries(things).map(([id, { says }]) => [id, says] as const),
    ),
  );

describe('Raft in German', () => {
  it('has words for every rule, property, switch, option, scenario and group, and for nothing else', () => {
    const ids = (kind: string): readonly string[] => Object.keys(raft.kinds[kind]!.rules).sort();
    expect(Object.keys(serverRules).sort()).toEqual(ids('server'));
    expect(Object.keys(clientRules).sort()).toEqual(ids('client'));
    expect(Object.keys(PROPERTIES).sort()).toEqual(Object.keys(raft.properties).sort());
    expect(Object.keys(SWITCHES).sort()).toEqual(Object.keys(raft.switches).sort());
    expect(Object.keys(OPTIONS).sort()).toEqual(Object.keys(raft.options).sort());
    expect(Object.keys(SCENARIOS).sort()).toEqual(raft.scenarios.map(({ id }) => id).sort());
    expect(Object.keys(GROUPS).sort()).toEqual(Object.keys(raft.ruleGroups).sort());
  });

  it('leaves nothing in English', () => {
    const here = said(raft);
    for (const [id, says] of said(german)) {
      expect(says, id).not.toBe(here.get(id));
      expect(says, id).not.toMatch(FOREIGN);
    }
    for (const [i, { title, says }] of german.scenarios.entries()) {
      expect(title).not.toBe(raft.scenarios[i]!.title);
      expect(says).not.toBe(raft.scenarios[i]!.says);
    }
  });

  it('says other words about the same run, and draws the same things with them', () => {
    expect(compare(happeningsOf(eventful())).size).toBeGreaterThan(15);
  });

  it('does so with everything turned on that may be', () => {
    const told = compare(happeningsOf(withOptions()));
    expect([...told]).toEqual(
      expect.arrayContaining([
        'PV.3w',
        'SRV.L7',
        'CMP.1',
        'IS.8',
        'RD.1f',
        'CF.4',
        'CF.5',
        'LT.3',
        'CL.5',
        'CL.6',
      ]),
    );
  });

  it('does so in every scenario', () => {
    for (const scenario of raft.scenarios) {
      const { run } = openScenario(raft, scenario);
      advance(run, latest(run).world.now + 300);
      compare(happeningsOf(run));
    }
  });

  it('does so whatever chance and hands may bring about', () => {
    const told = new Set<string>();
    for (const happenings of [
      ...OFTEN.map(walked),
      ...[eventful(), withOptions(), ...rare()].map(happeningsOf),
    ])
      for (const rule of compare(happenings)) told.add(rule);
    const rules = [...Object.keys(serverRules), ...Object.keys(clientRules)];
    expect(rules.filter((rule) => !told.has(rule))).toEqual([]);
  });

  it('says in German what breaks a property', () => {
    const found = new Set<string>();
    for (const { off, nodes, options, schedule } of mutants) {
      const run = played([`switch off ${off}`, ...schedule].join(';'), {
        nodes,
        ...(options && { options }),
      });
      for (const { says, property } of latest(run).broken) {
        found.add(property);
        expect(findingInGerman(says), says).not.toBe(says);
        expect(findingInGerman(says)).not.toMatch(FOREIGN);
      }
    }
    expect(found.size).toBeGreaterThan(10);
  });

  it.each([
    [
      'S1 changed its own log while leading term 2.',
      'S1 hat das eigene Log geändert und führte dabei Term 2.',
    ],
    ['S1 went back from term 3 to 2.', 'S1 ist von Term 3 auf 2 zurückgegangen.'],
    ['In the log of S1 the term falls at index 2.', 'Im Log von S1 fällt der Term bei Index 2.'],
    [
      'S1 stores an entry of term 3 in term 2.',
      'S1 speichert einen Eintrag aus Term 3 und ist erst in Term 2.',
    ],
    ['S1 took back its commit index from 3 to 2.', 'S1 hat den Commit-Index von 3 auf 2 zurückgenommen.'],
    [
      'S1 has executed 3, committed 2 and stored 1 entries.',
      'S1 hat bis 3 ausgeführt, bis 2 festgeschrieben und bis 1 gespeichert.',
    ],
    [
      'S1 commits entry 3, which only S1, S2 store.',
      'S1 schreibt Eintrag 3 fest, den nur S1 und S2 gespeichert haben.',
    ],
    [
      'S1 executes nothing at index 2, where y (term 2) was executed before.',
      'S1 führt bei Index 2 nichts aus, wo vorher y (Term 2) ausgeführt wurde.',
    ],
    [
      'The snapshot of S1 covers 2 entries, and they are not those that were committed.',
      'Der Snapshot von S1 umfasst 2 Einträge, und es sind nicht die, die festgeschrieben wurden.',
    ],
    [
      'The snapshot of S1 says X=4; executing entries 1–1 gives 3.',
      'Im Snapshot von S1 steht X=4; die Ausführung bis Eintrag 1 ergibt 3.',
    ],
  ])('has words for what no lesson breaks: %s', (says, there) => {
    expect(findingInGerman(says)).toBe(there);
  });

  it('runs alike, and is one object however often it is asked for', async () => {
    const [here, there] = [raft, german].map((protocol) => {
      const run = startRun(protocol, setupOf(protocol, { nodes: { server: 3, client: 1 }, seed: 7 }));
      advance(run, 800);
      return fingerprint(run.line.moments.at(-1)!.world);
    });
    expect(there).toBe(here);
    expect(await inLanguage(raft, 'de')).toBe(german);
    expect(await inLanguage(raft, 'en')).toBe(raft);
  });
});
