import { describe, expect, it } from 'vitest';
import { partitionLinks } from '../../engine/action.ts';
import type { Portrait } from '../../engine/portrait.ts';
import type { Run } from '../../drivers/run.ts';
import { act, advance, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import { raft } from '../../protocols/raft/raft.ts';
import { happeningAt } from '../../timeline/timeline.ts';
import { summary, tell, transcriptLine } from './story.ts';

const begun = (): Run =>
  startRun(
    raft,
    setupOf(raft, {
      nodes: { server: 5, client: 1 },
      seed: 42,
      timeouts: { S1: [150], S2: [290], S3: [290], S4: [290], S5: [290] },
    }),
  );

const storyNow = (run: Run) => tell(raft, happeningAt(run.line, run.line.moments.length - 1)!);
const lineNow = (run: Run) => transcriptLine(raft, happeningAt(run.line, run.line.moments.length - 1)!);
const titles = (run: Run) =>
  run.line.moments.slice(1).map((_, i) => tell(raft, happeningAt(run.line, i + 1)!).title);

describe('a story', () => {
  it('tells a timer, what the rules did, and why', () => {
    const run = begun();
    advance(run, 151);
    const story = storyNow(run);
    expect(story.title).toBe('S1 becomes candidate in term 1');
    expect(story.happened).toBe(
      'S1’s election timer runs out. S1 has not heard from a leader for too long. S1 stands for election in term 1, votes for itself, and asks the others.',
    );
    expect(story.why.map(({ rule, node }) => `${node} ${rule}`)).toEqual(['S1 SRV.F2', 'S1 SRV.C1']);
    expect(lineNow(run)).toBe(
      't=150 ms  S1: has not heard from a leader for too long. S1 stands for election in term 1, votes for itself, and asks the others.  [SRV.F2 SRV.C1]',
    );
  });

  it('finds headlines for what weighs most', () => {
    const run = begun();
    advance(run, 300);
    act(run, { kind: 'command', node: 'S1', command: 'X=3' });
    advance(run, 400);
    expect(titles(run)).toContain('S1 becomes leader of term 1');
    expect(titles(run)).toContain('S1 stores entry 1');
    expect(titles(run)).toContain('S3 stores entry 1');
    expect(titles(run)).toContain('S1 commits entry 1');
    expect(titles(run).every((title) => title.split(' ').length <= 8)).toBe(true);
  });

  it('tells what hands and the network do', () => {
    const run = begun();
    advance(run, 155);
    act(run, {
      kind: 'cut',
      links: partitionLinks([
        ['S1', 'S2'],
        ['S3', 'S4', 'S5'],
      ]),
    });
    expect(storyNow(run)).toMatchObject({
      title: 'The network tears',
      happened: 'The network splits: S1 S2 | S3 S4 S5.',
    });
    act(run, { kind: 'heal' });
    expect(storyNow(run).happened).toBe('The network is whole again.');
    act(run, { kind: 'cut', links: [['S1', 'S2']] });
    expect(storyNow(run).happened).toBe('Nothing passes from S1 to S2 any more.');
    act(run, { kind: 'crash', node: 'S4' });
    expect(storyNow(run)).toEqual({
      title: 'S4 crashes',
      happened: 'S4 crashes: its memory is gone, its disk stays.',
      why: [],
    });
    act(run, { kind: 'hold', held: true });
    expect(storyNow(run).title).toBe('The timers stop');
    act(run, { kind: 'network', loss: 0.08 });
    expect(storyNow(run).happened).toBe('The network changes: 8 % of messages are lost.');
    act(run, { kind: 'switch', rule: 'SW-UPTODATE', on: false });
    expect(storyNow(run).happened).toBe('The switch SW-UPTODATE is off. Voters do not compare logs.');
  });

  it('tells how messages end', () => {
    const run = begun();
    advance(run, 151);
    act(run, { kind: 'crash', node: 'S4' });
    const toS4 = latest(run).world.flights.find(({ to }) => to === 'S4')!;
    act(run, { kind: 'delay', message: toS4.id, by: 12 });
    expect(storyNow(run).happened).toBe('The RequestVote from S1 to S4 takes 12 ms longer.');
    act(run, { kind: 'deliver', message: toS4.id });
    expect(storyNow(run).happened).toBe(
      'The RequestVote from S1 reaches S4, which is down: nobody hears it.',
    );
    expect(lineNow(run)).toBe(
      't=150 ms  The RequestVote from S1 reaches S4, which is down: nobody hears it.',
    );
    const toS3 = latest(run).world.flights.find(({ to }) => to === 'S3')!;
    act(run, { kind: 'drop', message: toS3.id });
    expect(storyNow(run)).toMatchObject({ title: 'S1’s RequestVote to S3 is lost' });
  });
});

describe('the summary', () => {
  it('says a sentence for each node', () => {
    const run = begun();
    advance(run, 300);
    act(run, { kind: 'command', node: 'S1', command: 'X=3' });
    advance(run, 420);
    act(run, { kind: 'command', node: 'S1', command: 'Y=8' });
    act(run, { kind: 'crash', node: 'S5' });
    expect(summary(raft, latest(run).world).split('. ')).toEqual([
      'S1, leader of term 1, log 2 entries: terms 1 1, committed 1',
      'S2, follower in term 1, log 1 entry: term 1, committed 1, voted S1',
      'S3, follower in term 1, log 1 entry: term 1, committed 1, voted S1',
      'S4, follower in term 1, log 1 entry: term 1, committed 1, voted S1',
      'S5, crashed in term 1, log 1 entry: term 1, committed 0',
      'C1, client.',
    ]);
  });

  it('tells what stands on a card instead of its clock, and the newest ballots', () => {
    const portrait: Portrait = {
      ...raft.portrait,
      log: () => undefined,
      face: () => ({
        role: 'acceptor',
        mark: 'none',
        epoch: { word: 'ballot', number: 9001 },
        card: [{ text: 'promised 9001' }, { text: 'cat @ 9001', strong: true }],
      }),
      ledger: () => ({
        columns: [],
        rows: [
          { epoch: { word: 'ballot', number: 9001 }, by: 'P1', cells: [], says: 'chosen', chosen: true },
        ],
        says: '',
        quorums: '',
      }),
    };
    const { world } = latest(begun());
    expect(summary({ ...raft, portrait }, world, {})).toContain(
      'S1, acceptor, promised 9001, cat @ 9001. S2,',
    );
    expect(summary({ ...raft, portrait }, world, {})).toMatch(/ Ballot 9001 by P1: chosen\.$/);
    expect(summary({ ...raft, portrait }, world)).not.toContain('Ballot');
  });
});
