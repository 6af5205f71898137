import { describe, expect, it } from 'vitest';
import type { Run } from '../../../drivers/run.ts';
import { act, latest, startRun } from '../../../drivers/run.ts';
import { setupOf } from '../../../drivers/setup.ts';
import type { Options, World } from '../../../engine/world.ts';
import { nodeOf } from '../../../engine/world.ts';
import { languageOf, sceneOf } from '../../../lesson/script.ts';
import { playLines } from '../../../../tools/play-scenes.ts';
import { raft } from '../raft.ts';
import { serverAt } from '../portrait.ts';
import { candidacyOf } from '../standing.ts';
import { panels } from './panels.ts';

const language = languageOf(raft);

function begun(servers: number, options: Options = {}): Run {
  return startRun(
    raft,
    setupOf(raft, { nodes: { server: servers, client: 1 }, seed: 1, held: true, options }),
  );
}

/** Plays these lines and gives the world they lead to. */
function played(run: Run, ...lines: readonly string[]): World {
  playLines(run, lines);
  return latest(run).world;
}

const membershipIn = (world: World) => panels.membership!(world);
const electable = (world: World) =>
  panels.candidacies!(world)
    .filter(({ wins }) => wins)
    .map(({ node }) => node);
const pagesIn = (world: World) => panels.notebooks!(world);

describe('the membership', () => {
  it('is not worth a word while everybody belongs to it', () => {
    expect(membershipIn(played(begun(3), 'elect S1', 'settle'))).toBeUndefined();
  });

  it('leaves out who was not asked, and tells who is brought up to date', () => {
    const run = begun(5, { voters: 3 });
    expect(membershipIn(played(run, 'elect S1', 'settle'))).toMatchObject({
      sets: [{ kind: 'now', members: ['S1', 'S2', 'S3'], needed: 2, by: ['S1', 'S2', 'S3'] }],
      outside: ['S4', 'S5'],
      learners: [],
    });
    expect(membershipIn(played(run, 'write X=3 to S1', 'settle', 'add S4 at S1'))).toMatchObject({
      learners: ['S4'],
      outside: ['S5'],
    });
  });

  it('has two sets while both must agree, and tells who goes by another', () => {
    const run = begun(5, { voters: 3, catchUp: false });
    played(run, 'elect S1', 'settle', 'write X=3 to S1', 'settle', 'beat S1', 'settle');
    const joint = membershipIn(played(run, 'partition S1 S2 | S3 S4 S5', 'change members to S3 S4 S5 at S1'));
    expect(joint).toMatchObject({
      sets: [
        { kind: 'old', members: ['S1', 'S2', 'S3'], needed: 2 },
        { kind: 'new', members: ['S3', 'S4', 'S5'], needed: 2 },
      ],
      outside: [],
    });
    const rowOf = (id: string) => joint!.rows.find(({ node }) => node === id);
    expect(rowOf('S1')).toMatchObject({ at: 2, committed: false, leads: true, differs: false });
    expect(rowOf('S3')).toMatchObject({ sets: [['S1', 'S2', 'S3']], at: 0, committed: true, differs: true });
    expect(rowOf('S5')).toMatchObject({ sets: [], differs: true });
  });

  it('keeps the old set in sight only as long as somebody could win by it', () => {
    const run = begun(5, { voters: 3 });
    played(run, 'elect S1', 'settle', 'write X=3 to S1', 'settle', 'beat S1', 'settle');
    const world = played(
      run,
      'change members to S3 S4 S5 at S1',
      'settle',
      'elect S3',
      'settle',
      'beat S3',
      'settle',
    );
    const is = membershipIn(world)!;
    expect(is.rows.find(({ node }) => node === 'S2')).toMatchObject({ differs: true });
    expect(is.sets.map(({ kind, members }) => [kind, members])).toEqual([['now', ['S3', 'S4', 'S5']]]);
    expect(is.outside).toEqual(['S1', 'S2']);
  });
});

describe('who could win', () => {
  /** Only S1, S2 and S3 hold entry 1. */
  const split = (): Run => {
    const run = begun(5);
    played(run, 'elect S1', 'settle', 'partition S1 S2 S3 | S4 S5', 'write Y=1 to S1', 'settle', 'heal');
    return run;
  };
  const answersOf = (world: World, id: string) =>
    panels.candidacies!(world)
      .find(({ node }) => node === id)!
      .ballots.map(({ answer }) => answer);

  it('is who has a log that a majority finds good enough', () => {
    const world = played(split());
    expect(electable(world)).toEqual(['S1', 'S2', 'S3']);
    expect(answersOf(world, 'S4')).toEqual(['log', 'log', 'log', 'yes', 'yes']);
    expect(panels.candidacies!(world)[3]).toMatchObject({
      end: { index: 0, epoch: 0 },
      counts: [{ had: 2, needed: 3, size: 5 }],
    });
  });

  it('is nobody whom a majority cannot hear, or who is down', () => {
    const world = played(split(), 'crash S3', 'partition S1 S2 | S4 S5');
    expect(electable(world)).toEqual([]);
    expect(answersOf(world, 'S1')).toEqual(['yes', 'yes', 'down', 'cut', 'cut']);
    expect(panels.candidacies!(world)[2]!.bars).toBe('down');
  });

  it('is anybody once voters do not compare logs', () => {
    const run = split();
    act(run, { kind: 'switch', rule: 'SW-UPTODATE', on: false });
    expect(electable(latest(run).world)).toHaveLength(5);
  });

  it('needs a majority of both sets while both must agree; who is in neither may not stand', () => {
    const run = begun(5, { voters: 3, catchUp: false });
    played(run, 'elect S1', 'settle', 'write X=3 to S1', 'settle', 'beat S1', 'settle', 'settle');
    const world = played(run, 'partition S1 S2 | S3 S4 S5', 'change members to S2 S3 S4 at S1');
    const [s1, , , , s5] = panels.candidacies!(world);
    expect(s1).toMatchObject({
      wins: false,
      counts: [
        { had: 2, needed: 2 },
        { had: 1, needed: 2 },
      ],
    });
    expect(s5).toMatchObject({ bars: 'outside', wins: false });
  });

  it('is what the claim says, for everybody at every moment', () => {
    const run = begun(5, { voters: 4 });
    const lines = [
      'elect S1',
      'settle',
      'write X=3 to S1',
      'rep S1 -> S2',
      'crash S3',
      'partition S1 S2 S5 | S4',
    ];
    for (const line of lines) {
      const world = played(run, line);
      for (const { node, wins } of panels.candidacies!(world)) {
        const claim = language.claim(`electable ${node}`, { nodes: world.setup.cast.ids });
        expect(claim.ok && claim.test(sceneOf(run, 0)) === true, `${node} after ${line}`).toBe(wins);
        expect(candidacyOf(world, serverAt(world, node)).wins).toBe(wins);
      }
    }
  });
});

describe('the notebooks', () => {
  it('count votes as they come, and those of both sets while both must agree', () => {
    const run = begun(5);
    expect(pagesIn(played(run, 'timeout S2', 'deliver RequestVote S2 -> S3'))).toMatchObject([
      {
        node: 'S2',
        tallies: [{ needed: 3, answers: [{ from: 'S2' }] }],
        verdict: 'It needs 2 more to lead.',
      },
    ]);
    expect(pagesIn(played(run, 'deliver RequestVoteReply S3 -> S2'))[0]!.verdict).toBe(
      'It needs 1 more to lead.',
    );
    const joint = begun(5, { voters: 3, catchUp: false });
    played(joint, 'elect S1', 'settle', 'write X=3 to S1', 'settle', 'beat S1', 'settle');
    const [, page] = pagesIn(
      played(joint, 'change members to S3 S4 S5 at S1', 'rep S1 -> S3', 'drop all', 'timeout S3'),
    );
    expect(page).toMatchObject({
      node: 'S3',
      tallies: [{ label: 'votes, old' }, { label: 'votes, new' }],
      verdict: 'It needs 1 more of the old and 1 more of the new to lead.',
    });
  });

  it('count who would vote before anybody stands', () => {
    expect(pagesIn(played(begun(3, { preVote: true }), 'timeout S2'))).toMatchObject([
      { title: 'S2 asks who would vote for it in term 1', verdict: 'It needs 1 more before it stands.' },
    ]);
  });

  it('tell what a leader waits for, and what counting does not commit', () => {
    const run = begun(5);
    const w = played(run, 'elect S1', 'settle', 'write Y=1 to S1', 'rep S1 -> S2');
    expect(pagesIn(w)).toMatchObject([
      {
        node: 'S1',
        tallies: [{ label: 'entry 1, Y=1', needed: 3, answers: [{ from: 'S1' }, { from: 'S2' }] }],
        verdict: 'Entry 1 must be stored by 1 more.',
      },
    ]);
    // Figure 8: the old entry comes to a majority under a later term.
    const [page] = pagesIn(
      played(
        run,
        'crash S1',
        'restart S1',
        'drop all',
        'elect S1 with S2 S3',
        'drop all',
        'rep S1 -> S2',
        'rep S1 -> S3',
      ),
    );
    expect(page).toMatchObject({ tone: 'bad', tallies: [{ answers: [{}, {}, {}] }] });
    expect(page!.verdict).toBe(
      'Entry 1 is on a majority, but of term 1: counting copies does not commit it. An entry of term 2 on a majority will, and it with it.',
    );
    expect(pagesIn(played(run, 'write Z=2 to S1', 'settle'))[0]).toMatchObject({
      tone: 'ok',
      tallies: [],
      verdict: 'Everything in its log is committed.',
    });
  });

  it('take entries together that the same servers store', () => {
    const run = begun(3);
    played(run, 'elect S1', 'settle', 'partition S1 | S2 S3', 'write X=1 to S1', 'write X=2 to S1');
    expect(pagesIn(latest(run).world)[0]!.tallies.map(({ label }) => label)).toEqual(['entries 1–2']);
  });
});

describe('a folded log', () => {
  it('shows what it came to: values, sessions, members', () => {
    const run = begun(3, { snapshotEvery: 2 });
    played(run, 'elect S1', 'settle');
    act(run, { kind: 'command', node: 'C1', command: 'X=1', to: 'S1' });
    const world = played(
      run,
      'settle',
      'beat S1',
      'settle',
      'write Y=2 to S1',
      'settle',
      'beat S1',
      'settle',
    );
    const picture = raft.portrait.log(nodeOf(world, 'S1'))!;
    expect([picture.first, picture.last]).toEqual([3, 2]);
    expect(picture.folded).toEqual({
      index: 2,
      epoch: 1,
      values: [
        ['X', '1'],
        ['Y', '2'],
      ],
      sessions: [{ client: 'C1', seq: 1, answer: 'X=1' }],
      members: [['S1', 'S2', 'S3']],
    });
    expect(raft.portrait.sessions!(nodeOf(world, 'S2'))).toEqual([{ client: 'C1', seq: 1, answer: 'X=1' }]);
  });
});
