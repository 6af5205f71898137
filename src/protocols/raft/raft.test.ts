/** Raft against its sources: the scenarios everybody draws, played, claimed and written down as prose. */
import { describe, expect, it } from 'vitest';
import { act, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import { languageOf, sceneOf } from '../../lesson/script.ts';
import type { Scene } from '../../../tools/play-scenes.ts';
import { playLines, playScene, transcriptOf } from '../../../tools/play-scenes.ts';
import { scenarios } from './scenarios.ts';
import { raft } from './raft.ts';
import type { ServerState } from './state.ts';
import { byHandOnly } from './mutants.ts';

const figure7 = {
  nodes: { server: 7 },
  given: [
    'S1 : follower term 7 : 1 1 1 4 4 5 5 6 6 6',
    'S2 : follower term 6 : 1 1 1 4 4 5 5 6 6',
    'S3 : follower term 4 : 1 1 1 4',
    'S4 : follower term 6 : 1 1 1 4 4 5 5 6 6 6 6',
    'S5 : follower term 7 : 1 1 1 4 4 5 5 6 6 6 7 7',
    'S6 : follower term 4 : 1 1 1 4 4 4 4',
    'S7 : follower term 3 : 1 1 1 2 2 2 3 3 3 3 3',
  ],
};

/** The six followers of Figure 7 under a leader of term 8, and how often each refuses. */
function refusalsInFigure7(repair: string): readonly number[] {
  const run = startRun(raft, setupOf(raft, { nodes: figure7.nodes, held: true, options: { repair } }));
  for (const line of figure7.given) {
    const [node, ...text] = line.split(' : ');
    act(run, { kind: 'given', node: node!, text: text.join(' : ') });
  }
  const language = languageOf(raft);
  const scope = { nodes: latest(run).world.setup.cast.ids };
  playLines(run, ['elect S1 with S2 S3 S6 S7', 'drop all']);
  const elected = language.claim('leader of term 8 is S1', scope);
  expect(elected.ok && elected.test(sceneOf(run, 0))).toBe(true);
  playLines(run, ['beat S1']);
  const refused = ['S2', 'S3', 'S4', 'S5', 'S6', 'S7'].map(
    (id) =>
      run.line.moments
        .flatMap(({ fired }) => fired)
        .filter(({ node, rule }) => node === id && rule === 'AE.2').length,
  );
  expect(latest(run).broken).toEqual([]);
  return refused;
}

const scenes: readonly Scene[] = [
  {
    name: '01 first election',
    nodes: { server: 3 },
    held: false,
    network: { latencyMin: 10, latencyMax: 10 },
    timeouts: { S1: [200], S2: [260, 300], S3: [290, 300] },
    lines: [
      'wait 209ms',
      '? S1 is candidate',
      '? votes of S1 are 1',
      'wait 12ms',
      '? leader of term 1 is S1',
      '? S2 voted for S1',
      'wait 19ms',
      '? term of every node is 1',
      '? leaders are 1',
    ],
  },
  {
    name: '02 split vote',
    nodes: { server: 5 },
    lines: [
      'crash S5',
      'timeout S1',
      'timeout S2',
      'deliver RequestVote S1->S3',
      'deliver RequestVote S2->S4',
      'settle',
      '? leaders are 0',
      '? votes of S1 are 2',
      '? votes of S2 are 2',
      'elect S1',
      '? leader of term 2 is S1',
      '? S2 voted for S1',
      'settle',
      '? term of every live node is 2',
      '? term of S5 is 0',
    ],
  },
  {
    name: '03 one command',
    nodes: { server: 3 },
    lines: [
      'elect S1',
      'settle',
      'write x=1 to S1',
      '? commit of S1 is 0',
      'deliver AppendEntries S1->S2',
      'deliver AppendEntriesReply S2->S1',
      '? commit of S1 is 1',
      '? commit of S2 is 0',
      '? log of S3 is nothing',
      'settle',
      '? commit of S3 is 0',
      'beat S1',
      '? commit of every node is 1',
      '? machine of S3 has x=1',
    ],
  },
  {
    name: '04 lookin for a blue 6',
    nodes: { server: 5 },
    lines: [
      ...scenarios.find(({ id }) => id === 'diverged')!.script!.slice(0, -1),
      '? commands of S1 S2 are X=3 Y=8 N=9 P=6 L=0 R=7 Z=6',
      '? log of S1 S2 is 1 1 1 2 2 3 4',
      '? commands of S3 are X=3 Y=8 N=9 P=6 L=0 J=1 W=3',
      '? commands of S4 are X=3 Y=8 N=9 P=6',
      '? commands of S5 are X=3 Y=8 N=9 P=6 L=0 R=7',
      '? leader of term 4 is S1',
      'beat S1',
      '? refusals of S5 are 0',
      '? refusals of S3 are 1',
      '? refusals of S4 are 2',
      '? commands of every node are X=3 Y=8 N=9 P=6 L=0 R=7 Z=6',
      '? commit of S1 is 7',
    ],
  },
  {
    name: '06 figure 8',
    nodes: { server: 5 },
    lines: [
      'elect S1',
      'settle',
      'write a to S1',
      'settle',
      'crash S1',
      'restart S1',
      'elect S1',
      'drop all',
      'write b to S1',
      'rep S1 -> S2',
      'drop all',
      '? log of S1 S2 is 1 2',
      '? log of S3 S4 S5 is 1',
      'crash S1',
      'elect S5 with S3 S4',
      'drop all',
      'write c to S5',
      'drop all',
      '? leader of term 3 is S5',
      'crash S5',
      'restart S1',
      'elect S1',
      '? leaders are 0',
      'elect S1 with S2 S3',
      '? leader of term 4 is S1',
      'drop all',
      'rep S1 -> S3',
      '? log of S1 S2 S3 is 1 2',
      '? commit of S1 is 0',
      'write d to S1',
      'drop all',
      'crash S1',
      'restart S5',
      'elect S5',
      '? leaders are 0',
      'elect S5 with S2 S3',
      '? leader of term 5 is S5',
      'settle',
      'beat S5',
      '? log of S2 S3 S4 S5 is 1 3',
      '? commit of S5 is 0',
    ],
  },
  {
    name: '07 commitment of the current term',
    nodes: { server: 5 },
    lines: [
      'elect S1',
      'drop all',
      'write a to S1',
      'write b to S1',
      'rep S1 -> S2',
      'rep S1 -> S3',
      'rep S1 -> S4',
      'rep S1 -> S5',
      'crash S1',
      'restart S1',
      'elect S1',
      'drop all',
      'write c to S1',
      'rep S1 -> S4',
      'rep S1 -> S2',
      'drop all',
      '? commit of S1 is 3',
      'write d to S1',
      'rep S1 -> S2',
      'drop all',
      '? commit of S1 is 3',
      'rep S1 -> S3',
      '? commit of S1 is 4',
      '? electable S1',
      '? electable S2',
      '? electable S3',
      '? not electable S4',
      '? not electable S5',
    ],
  },
  {
    name: '08 neutralising an old leader',
    nodes: { server: 5 },
    lines: [
      'elect S1',
      'settle',
      'write a to S1',
      'settle',
      'beat S1',
      'partition S1 S2 | S3 S4 S5',
      'write b to S1',
      'settle',
      '? commit of S1 is 1',
      'elect S3',
      'settle',
      'write c to S3',
      'settle',
      '? commit of S3 is 2',
      '? leaders are 2',
      '? at most one leader per term',
      'heal',
      'beat S1',
      '? S4 refused S1 because term',
      '? S1 is follower',
      'beat S3',
      '? commands of every node are a c',
    ],
  },
  {
    name: '14 a server that comes back with a higher term',
    nodes: { server: 3 },
    lines: [
      'elect S1',
      'settle',
      'write a to S1',
      'settle',
      'partition S3 | S1 S2',
      'timeout S3',
      'timeout S3',
      'timeout S3',
      'settle',
      'write b to S1',
      'settle',
      '? commit of S1 is 2',
      'heal',
      'elect S3',
      '? S1 refused S3 because log',
      '? S2 refused S3 because log',
      '? leaders are 0',
      'elect S2',
      '? leader of term 6 is S2',
    ],
  },
  {
    name: '17 everybody crashes',
    nodes: { server: 3 },
    lines: [
      'elect S1',
      'settle',
      'write a to S1',
      'write b to S1',
      'settle',
      'beat S1',
      '? commit of every node is 2',
      'crash S1',
      'crash S2',
      'crash S3',
      'restart S1',
      'restart S2',
      'restart S3',
      '? commit of every node is 0',
      '? log of every node is 1 1',
      'elect S1',
      'settle',
      '? commit of S1 is 0',
      'write c to S1',
      'settle',
      '? commit of S1 is 3',
      '? machine of S1 has a=1',
    ],
  },
  {
    name: '09 executed but not answered',
    nodes: { server: 3, client: 1 },
    options: { noop: true },
    lines: [
      'elect S1',
      'settle',
      'ask C1 to write ctr at S1',
      'deliver ClientRequest C1->S1',
      'rep S1 -> S2',
      '? machine of S1 has ctr=1',
      'crash S1',
      'drop all',
      'elect S2 with S3',
      'rep S2 -> S3',
      'drop all',
      'fire retry of C1',
      'settle',
      'beat S2',
      '? commands of S2 are no-op ctr no-op ctr',
      '? machine of S2 has ctr=1',
      '? answer to C1 is ctr=1',
    ],
  },
  {
    name: '09 the first idea is to search the log',
    nodes: { server: 3, client: 1 },
    lines: [
      'switch off SW-SESSION',
      'elect S1',
      'settle',
      'ask C1 to write ctr at S1',
      'deliver ClientRequest C1->S1',
      'rep S1 -> S2',
      'drop all',
      'fire retry of C1',
      'settle',
      '? machine of S1 has ctr=1',
      '? commands of S1 are ctr',
    ],
  },
  {
    name: '10 a read that must wait',
    nodes: { server: 3, client: 1 },
    options: { noop: true, reads: 'read-index' },
    lines: [
      'elect S1',
      'settle',
      'ask C1 to write x=1 at S1',
      'settle',
      'crash S1',
      'elect S2 with S3',
      'drop all',
      'ask C1 to read x at S2',
      'deliver ClientRequest C1->S2',
      '? C1 waits for an answer',
      '? commit of S2 is 1',
      'settle',
      '? answer to C1 is x=1',
      '? commands of S2 are no-op x=1 no-op',
    ],
  },
  {
    name: '11 a snapshot for who is far behind',
    nodes: { server: 3 },
    options: { chunk: 2 },
    lines: [
      'elect S1',
      'settle',
      'partition S3 | S1 S2',
      'write a=1 to S1',
      'write b=2 to S1',
      'settle',
      'crash S1',
      'restart S1',
      'elect S1 with S2',
      'settle',
      'write c=3 to S1',
      'write d=4 to S1',
      'write e=5 to S1',
      'settle',
      'snapshot S1',
      'write f=6 to S1',
      'settle',
      '? snapshot of S1 is 5',
      '? log of S1 is 2',
      'heal',
      'heartbeat S1',
      'settle',
      '? snapshot of S3 is 5',
      '? log of S3 is 2',
      '? commit of S3 is 6',
      '? machine of S3 has e=5',
      'beat S1',
      '? machine of S3 has f=6',
    ],
  },
  {
    name: '11 a follower that crashes halfway through a snapshot',
    nodes: { server: 3 },
    options: { chunk: 1 },
    lines: [
      'elect S1',
      'settle',
      'crash S3',
      'write a=1 to S1',
      'write b=2 to S1',
      'settle',
      'snapshot S1',
      'restart S3',
      'heartbeat S1',
      'deliver AppendEntries S1->S2',
      'deliver InstallSnapshot S1->S3',
      'deliver InstallSnapshotReply S3->S1',
      'crash S3',
      'restart S3',
      'settle',
      '? snapshot of S3 is 2',
      '? machine of S3 has b=2',
    ],
  },
  {
    name: '12 joint consensus and the leader leaves',
    nodes: { server: 5 },
    options: { voters: 3 },
    lines: [
      'elect S1',
      'settle',
      'write a to S1',
      'settle',
      '? log of S4 is nothing',
      'change members to S3 S4 S5 at S1',
      '? members of S1 are S1 S2 S3',
      'deliver AppendEntries S1->S4',
      'deliver AppendEntriesReply S4->S1',
      'deliver AppendEntries S1->S4',
      'deliver AppendEntriesReply S4->S1',
      'deliver AppendEntries S1->S5',
      'deliver AppendEntriesReply S5->S1',
      'deliver AppendEntries S1->S5',
      'deliver AppendEntriesReply S5->S1',
      '? members of S1 are S1 S2 S3 + S3 S4 S5',
      'deliver AppendEntries S1->S3',
      'deliver AppendEntriesReply S3->S1',
      '? commit of S1 is 1',
      'deliver AppendEntries S1->S4',
      'deliver AppendEntriesReply S4->S1',
      '? commit of S1 is 2',
      '? members of S1 are S3 S4 S5',
      '? S1 is leader',
      'deliver AppendEntries S1->S4',
      'deliver AppendEntriesReply S4->S1',
      '? S1 is leader',
      'deliver AppendEntries S1->S5',
      'deliver AppendEntriesReply S5->S1',
      'deliver AppendEntries S1->S5',
      'deliver AppendEntriesReply S5->S1',
      '? commit of S1 is 3',
      '? S1 is follower',
      'drop all',
      'elect S3',
      '? leaders are 0',
      'elect S4 with S5',
      '? leader of term 3 is S4',
    ],
  },
  {
    name: '13 one server in and one server out',
    nodes: { server: 5 },
    options: { voters: 4, membership: 'single', noop: true, catchUp: false },
    lines: [
      'elect S1',
      'drop all',
      'add S5 at S1',
      '? S1 refused to change because own term',
      'beat S1',
      'add S5 at S1',
      '? members of S1 are S1 S2 S3 S4 S5',
      'rep S1 -> S5',
      'drop all',
      'crash S1',
      'elect S2 with S3 S4',
      'drop all',
      'remove S1 at S2',
      '? S2 refused to change because own term',
      'rep S2 -> S3',
      'rep S2 -> S4',
      'remove S1 at S2',
      '? members of S2 are S2 S3 S4',
      'rep S2 -> S3',
      '? commit of S2 is 3',
      'drop all',
      'restart S1',
      'elect S1 with S4 S5',
      'elect S1 with S4 S5',
      '? not electable S1',
      '? leader of term 2 is S2',
    ],
  },
  {
    name: '14 the same asking first',
    nodes: { server: 3 },
    options: { preVote: true },
    lines: [
      'elect S1',
      'settle',
      'write a to S1',
      'settle',
      'partition S3 | S1 S2',
      'timeout S3',
      'timeout S3',
      'timeout S3',
      'settle',
      '? term of S3 is 1',
      'write b to S1',
      'settle',
      'heal',
      'elect S3',
      '? S2 refused S3 because leader',
      '? leader of term 1 is S1',
      'beat S1',
      '? log of S3 is 1 1',
    ],
  },
  {
    name: '15 a removed server that disturbs',
    nodes: { server: 4 },
    options: { sticky: true, membership: 'single' },
    lines: [
      'elect S4',
      'settle',
      'write a to S4',
      'settle',
      'beat S4',
      'remove S1 at S4',
      'drop all',
      'elect S1',
      '? S2 ignored S1',
      '? S4 ignored S1',
      '? leader of term 1 is S4',
      'beat S4',
      '? commit of S4 is 2',
      '? members of S4 S2 S3 are S2 S3 S4',
    ],
  },
  {
    name: '16 handing over',
    nodes: { server: 3, client: 1 },
    lines: [
      'elect S1',
      'settle',
      'write a to S1',
      'rep S1 -> S2',
      'rep S1 -> S3',
      'drop all',
      'write b to S1',
      'rep S1 -> S3',
      'drop all',
      'transfer S1 -> S2',
      'ask C1 to write c at S1',
      'deliver ClientRequest C1->S1',
      'settle',
      '? leader of term 2 is S2',
      '? log of S2 is 1 1',
    ],
  },
  {
    name: '16 handing over to nobody',
    nodes: { server: 3 },
    lines: [
      'elect S1',
      'settle',
      'crash S2',
      'transfer S1 -> S2',
      'settle',
      'fire transfer of S1',
      'write a to S1',
      'settle',
      '? leader of term 1 is S1',
      '? commit of S1 is 1',
    ],
  },
  {
    name: '18 newcomers who take long',
    nodes: { server: 4 },
    options: { voters: 3, membership: 'single', electionMin: 50, electionMax: 100 },
    network: { latencyMin: 30, latencyMax: 30 },
    lines: [
      'elect S1',
      'settle',
      'write a to S1',
      'settle',
      'add S4 at S1',
      'deliver AppendEntries S1->S4',
      'deliver AppendEntriesReply S4->S1',
      'write b to S1',
      'settle',
      '? members of every node are S1 S2 S3 S4',
    ],
  },
  {
    name: '19 a lease',
    nodes: { server: 3, client: 1 },
    options: { noop: true, reads: 'read-index', lease: 90 },
    lines: [
      'elect S1',
      'settle',
      'ask C1 to write x=1 at S1',
      'settle',
      'beat S1',
      'ask C1 to read x at S1',
      'settle',
      '? answer to C1 is x=1',
    ],
  },
  {
    name: '20 followers answer too',
    nodes: { server: 3, client: 1 },
    options: { noop: true, reads: 'read-index', followerReads: true },
    lines: [
      'elect S1',
      'settle',
      'ask C1 to write x=1 at S1',
      'settle',
      'ask C1 to read x at S3',
      'settle',
      '? answer to C1 is x=1',
    ],
  },
];

describe('Raft, as its sources draw it', () => {
  it.each(scenes)('$name', async (scene) => {
    await expect(playScene(raft, scene)).toMatchFileSnapshot(transcriptOf(scene));
  });

  it('fires in its scenes the rules that chance does not', () => {
    const told = scenes.map((scene) => playScene(raft, scene)).join('\n');
    const fired = new Set(told.match(/[A-Z]+\.\w+(?=[ \]])/g));
    expect(byHandOnly.filter((rule) => !fired.has(rule))).toEqual([]);
  });

  it('refuses 1 6 0 0 5 7 times in Figure 7 when the leader steps back by one, as the dissertation counts', () => {
    expect(refusalsInFigure7('decrement')).toEqual([1, 6, 0, 0, 5, 7]);
  });

  it('refuses 1 1 0 0 2 2 times in Figure 7 when it steps back by conflicting terms (§5.3)', () => {
    expect(refusalsInFigure7('conflict-term')).toEqual([1, 1, 0, 0, 2, 2]);
  });

  it('refuses 1 1 0 0 2 2 times as well when it steps back to its own last entry of that term', () => {
    expect(refusalsInFigure7('own-term')).toEqual([1, 1, 0, 0, 2, 2]);
  });

  it('refuses 1 1 0 0 1 1 times when both sides search for a term they may share', () => {
    expect(refusalsInFigure7('both-search')).toEqual([1, 1, 0, 0, 1, 1]);
  });

  it('sees a snapshot that says something else than the entries it stands for', () => {
    const run = startRun(raft, setupOf(raft, { nodes: { server: 3 }, held: true }));
    playLines(run, ['elect S1', 'settle', 'write X=3 to S1', 'settle', 'snapshot S1']);
    const before = run.line.moments.at(-2)!;
    const { world, history, fired } = latest(run);
    const [s1, ...rest] = world.nodes;
    const judge = (machine: Readonly<Record<string, string>>) => {
      const state = s1!.state as ServerState;
      const forged = { ...s1!, state: { ...state, snapshot: { ...state.snapshot!, machine } } };
      const after = { ...world, nodes: [forged, ...rest] };
      const happening = { before: before.world, after, action: { kind: 'wait', until: 0 }, fired } as const;
      return raft.properties.I15!.judge(happening, history, before.history);
    };
    expect(judge({ X: '3' })).toBeUndefined();
    expect(judge({ X: '4' })?.says).toBe('The snapshot of S1 says X=4; executing entries 1–1 gives 3.');
  });

  it('opens every scenario of its own', async () => {
    const { openScenario } = await import('../../player/scenario.ts');
    for (const scenario of scenarios) {
      const { run } = openScenario(raft, scenario);
      expect(latest(run).broken, scenario.id).toEqual([]);
    }
  });

  it.each([
    ['figure-7', ['log of S5 is 1 1 1 4 4 5 5 6 6 6 7 7', 'electable S1', 'not electable S3']],
    ['figure-8', ['leader of term 4 is S1', 'log of S1 S2 S3 is 1 2', 'commit of S1 is 0']],
    ['figure-8-three', ['leader of term 3 is S1', 'log of S3 is 1', 'commit of S1 is 0']],
    ['old-leader', ['leader of term 1 is S1', 'leader of term 2 is S3', 'commit of S3 is 2']],
    ['unsent', ['log of S1 is 1 1', 'log of S2 S3 is 1', 'S1 is down']],
    ['unanswered', ['machine of S2 has ctr=1', 'C1 waits for an answer']],
    ['joint', ['members of S1 are S1 S2 S3', 'log of S4 is nothing']],
    ['one-in-one-out', ['S1 is leader', 'members of S5 are none']],
    ['disturber', ['members of S4 are S2 S3 S4', 'members of S1 are S1 S2 S3 S4']],
    ['far-behind', ['snapshot of S1 is 5', 'log of S3 is nothing']],
    ['stale-read', ['machine of S3 has x=2', 'machine of S1 has x=1', 'C2 waits for an answer']],
  ])('begins %s where it says', async (id, claims) => {
    const { openScenario } = await import('../../player/scenario.ts');
    const { run } = openScenario(
      raft,
      scenarios.find((scenario) => scenario.id === id)!,
    );
    const language = languageOf(raft);
    const scope = { nodes: latest(run).world.setup.cast.ids };
    for (const text of claims) {
      const claim = language.claim(text, scope);
      if (!claim.ok) throw new Error(claim.message);
      expect(claim.test(sceneOf(run, 0)), text).toBe(true);
    }
  });
});
