/** Two-phase commit played, claimed and written down as prose; and what its picture, its menus and its options say. */
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../tools/play-scenes.ts';
import { playLines, playScene, transcriptOf } from '../../../tools/play-scenes.ts';
import { wander } from '../../drivers/dice.ts';
import type { Run } from '../../drivers/run.ts';
import { act, advance, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import { languageOf, sceneOf } from '../../lesson/script.ts';
import { openScenario } from '../../player/scenario.ts';
import { coordinatorOf, membersOf, participantsOf } from './cast.ts';
import { portrait } from './portrait.ts';
import { scenarios } from './scenarios.ts';
import { decisionOf } from './state.ts';
import { twoPhaseCommit } from './two-phase-commit.ts';
import { commands } from './vocabulary.ts';

const nodes = { coordinator: 1, participant: 3 };
const everybody = { termination: 'everybody' };

/** Whether a claim holds now: true, or what is the case instead. */
function claimed(run: Run, text: string): boolean | string {
  const line = languageOf(twoPhaseCommit).claim(text, { nodes: latest(run).world.setup.cast.ids });
  if (!line.ok) throw new Error(`"${text}": ${line.message}`);
  return line.test(sceneOf(run, 0));
}

const begun = (options = {}, participant = 3): Run =>
  startRun(
    twoPhaseCommit,
    setupOf(twoPhaseCommit, { nodes: { coordinator: 1, participant }, options, held: true }),
  );

const scenes: readonly Scene[] = [
  {
    name: 'TPC-01 all say yes',
    nodes,
    lines: [
      'begin',
      '? Prepare messages were 3',
      'collect votes',
      '? every node voted yes',
      '? votes of C are 3',
      '? C committed',
      '? P1 P2 P3 are in doubt',
      '? nobody is blocked',
      'settle',
      '? every node committed',
      '? C may forget the transaction',
      '? AC1',
      '? AC4',
    ],
  },
  {
    name: 'TPC-02 one says no',
    nodes,
    lines: [
      'P2 votes no',
      'begin',
      'collect votes',
      '? P1 P3 voted yes',
      '? P2 voted no',
      '? P2 aborted',
      'settle',
      '? every node aborted',
      '? C may forget the transaction',
    ],
  },
  {
    name: 'TPC-03 the coordinator falls when all are prepared',
    nodes,
    options: everybody,
    lines: [
      'begin',
      'collect votes',
      'drop all',
      'crash C',
      '? P1 P2 P3 are blocked',
      'P1 loses patience',
      'settle',
      '? P2 could not help P1',
      '? P3 could not help P1',
      '? P1 decided nothing',
      'restart C',
      '? nobody is blocked',
      'settle',
      '? every node committed',
    ],
  },
  {
    name: 'TPC-04 one has been told',
    nodes,
    options: everybody,
    lines: [
      'begin',
      'collect votes',
      'crash C after reaching P1',
      'settle',
      '? P1 committed',
      '? P2 P3 are in doubt',
      '? nobody is blocked',
      'P2 P3 lose patience',
      'settle',
      '? P1 P2 P3 committed',
    ],
  },
  {
    name: 'TPC-05 only the coordinator is asked',
    nodes,
    lines: [
      'begin',
      'collect votes',
      'crash C after reaching P1',
      'settle',
      '? P2 P3 are blocked',
      'P2 loses patience',
      'settle',
      '? P2 P3 are blocked',
    ],
  },
  {
    name: 'TPC-06 no decision on disk',
    nodes,
    lines: [
      'begin',
      'deliver Prepare C->P1',
      'deliver Prepare C->P2',
      'crash C',
      'settle',
      'restart C',
      '? C aborted',
      'settle',
      '? every node aborted',
    ],
  },
  {
    name: 'TPC-07 nobody asks',
    nodes,
    lines: [
      'P3 loses patience',
      '? P3 aborted',
      'begin',
      'collect votes',
      '? P3 voted nothing',
      '? P1 P2 are in doubt',
      'settle',
      '? every node aborted',
    ],
  },
  {
    name: 'TPC-08 asked before it has voted',
    nodes,
    options: everybody,
    lines: [
      'begin',
      'deliver Prepare C->P1',
      'crash C after reaching P1',
      '? nobody is blocked',
      'P1 loses patience',
      'settle',
      '? P1 P2 P3 aborted',
      '? P2 P3 voted nothing',
    ],
  },
  {
    name: 'TPC-09 votes and decisions get lost',
    nodes,
    lines: [
      'begin',
      'deliver Prepare C->P1',
      'deliver Prepare C->P2',
      'deliver Prepare C->P3',
      'drop Yes P3->C',
      'settle',
      '? votes of C are 2',
      'fire votes of C',
      'drop Abort C->P2',
      'settle',
      '? C P1 P3 aborted',
      '? P2 is in doubt',
      'fire repeat of C',
      'settle',
      '? every node aborted',
      '? C may forget the transaction',
    ],
  },
  {
    name: 'TPC-10 a participant falls',
    nodes,
    lines: [
      'begin',
      'deliver Prepare C->P1',
      'crash P1',
      'crash P2',
      'settle',
      'restart P1',
      '? P1 is in doubt',
      'settle',
      '? P1 is in doubt',
      'restart P2',
      '? P2 aborted',
      'fire votes of C',
      'settle',
      '? every node aborted',
    ],
  },
  {
    name: 'TPC-11 impatience',
    nodes,
    lines: [
      'switch off TSW-WAIT',
      'begin',
      'collect votes',
      'crash C after reaching P1',
      'settle',
      'P2 loses patience',
      '? P1 committed',
      '? P2 aborted',
      '? AC1 is broken',
    ],
    breaks: ['AC1'],
  },
];

describe('two-phase commit', () => {
  it.each(scenes)('$name', async (scene) => {
    await expect(playScene(twoPhaseCommit, scene)).toMatchFileSnapshot(transcriptOf(scene));
  });

  it.each([2, 3, 7])('takes 3n messages, and n more where they are acknowledged (n = %i)', (n) => {
    for (const acks of [false, true]) {
      const run = begun({ acks }, n);
      playLines(run, ['begin', 'settle']);
      expect(claimed(run, 'every node committed')).toBe(true);
      expect(claimed(run, `messages sent are ${(acks ? 4 : 3) * n}`)).toBe(true);
    }
  });

  it.each(scenarios.filter(({ id }) => id !== 'bare').map(({ id }) => id))(
    'begins by itself, and goes as far as it can: %s',
    (id) => {
      const { run } = openScenario(
        twoPhaseCommit,
        scenarios.find((one) => one.id === id)!,
      );
      advance(run, 5000);
      const { world, broken } = latest(run);
      expect(broken).toEqual([]);
      const ends = {
        three: ['commit', 'commit', 'commit'],
        'no-vote': ['abort', 'abort', 'abort'],
        'coordinator-dies': [null, null, null],
        'told-one': ['commit', 'commit', 'commit'],
      };
      expect(participantsOf(world).map(({ state }) => state.decision)).toEqual(ends[id as keyof typeof ends]);
    },
  );

  it('does nothing by itself without timers, and ends when it is told to begin', () => {
    const { run } = openScenario(
      twoPhaseCommit,
      scenarios.find(({ id }) => id === 'bare')!,
    );
    expect(advance(run, 5000)).toBe(0);
    act(run, { kind: 'command', node: 'C', command: 'begin' });
    advance(run, 5000);
    expect(claimed(run, 'every node committed')).toBe(true);
    expect(latest(run).world.nodes.every(({ timers }) => Object.keys(timers).length === 0)).toBe(true);
  });

  it('comes to an end for everybody once everybody is up and hears each other again', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const setup = setupOf(twoPhaseCommit, {
        nodes: { coordinator: 1, participant: 2 + (seed % 3) },
        seed,
        options: { termination: seed % 2 === 0 ? 'everybody' : 'coordinator' },
      });
      const walk = wander(twoPhaseCommit, setup, seed, 60);
      const run: Run = {
        protocol: twoPhaseCommit,
        line: { id: 0, moments: [walk.last], forked: undefined },
      };
      act(run, { kind: 'heal' });
      for (const { id, up } of latest(run).world.nodes) if (!up) act(run, { kind: 'restart', node: id });
      advance(run, latest(run).world.now + 20_000, 2000);
      const decisions = membersOf(latest(run).world).map(({ state }) => decisionOf(state));
      expect(new Set(decisions).size, `seed ${seed}`).toBe(1);
      expect(decisions[0]).not.toBeNull();
    }
  });
});

describe('who is blocked', () => {
  it('is told apart from who may hear yet', () => {
    const run = begun();
    playLines(run, ['begin', 'collect votes']);
    // The decision is under way.
    expect(claimed(run, 'nobody is blocked')).toBe(true);
    playLines(run, ['cut C -> P1', 'drop all']);
    expect(claimed(run, 'P1 is blocked')).toBe(true);
    expect(claimed(run, 'P2 is blocked')).toBe('P2 is in doubt, and may hear yet');
    playLines(run, ['heal']);
    expect(claimed(run, 'nobody is blocked')).toBe(true);
    playLines(run, ['crash C']);
    expect(claimed(run, 'P1 P2 P3 are blocked')).toBe(true);
  });

  it('depends on whom one may ask', () => {
    const lines = ['begin', 'collect votes', 'crash C after reaching P1', 'settle'];
    const alone = begun();
    playLines(alone, lines);
    expect(claimed(alone, 'P2 is blocked')).toBe(true);
    const together = begun(everybody);
    playLines(together, lines);
    expect(claimed(together, 'nobody is blocked')).toBe(true);
    playLines(together, ['partition P1 | P2 P3 C']);
    expect(claimed(together, 'P2 P3 are blocked')).toBe(true);
  });
});

describe('the picture', () => {
  const lookOf = (run: Run, id: string) => {
    const { world } = latest(run);
    const {
      mark,
      card = [],
      role,
    } = portrait.face(
      world.nodes.find((node) => node.id === id)!,
      world,
    );
    return [role, mark, ...card.map(({ text }) => text)];
  };

  it('says on each card what is on the disk, and who is in doubt and stuck', () => {
    const run = begun();
    expect(lookOf(run, 'C')).toEqual(['coordinator', 'none', 'has not asked', 'undecided']);
    expect(lookOf(run, 'P1')).toEqual(['participant', 'none', 'no vote yet', 'working']);
    playLines(run, ['P2 votes no', 'begin', 'deliver Prepare C->P1']);
    expect(lookOf(run, 'P2')).toEqual(['participant', 'none', 'means no', 'working']);
    expect(lookOf(run, 'P1')).toEqual(['participant', 'question', 'voted yes', 'in doubt']);
    playLines(run, ['crash C', 'drop all']);
    expect(lookOf(run, 'C')).toEqual(['crashed', 'none', 'asked', 'undecided']);
    // It does not know yet that nobody will answer.
    expect(lookOf(run, 'P1')).toEqual(['participant', 'question', 'voted yes', 'in doubt']);
    playLines(run, ['P1 loses patience']);
    expect(lookOf(run, 'P1')).toEqual(['participant', 'question', 'voted yes', 'blocked']);
    playLines(run, ['crash P2']);
    expect(lookOf(run, 'P2')).toEqual(['crashed', 'none', 'no vote yet', 'work lost']);
  });

  it('names in the inspector what survives a crash', () => {
    const { world } = latest(begun());
    const durable = world.nodes.map((node) =>
      portrait
        .fields(node, world)
        .filter((one) => one.durable)
        .map(({ name }) => name),
    );
    expect(durable[0]).toEqual(['began', 'decision', 'over']);
    expect(durable[1]).toEqual(['vote', 'decision']);
  });
});

describe('what one may be told', () => {
  it('is offered only as long as it makes a difference', () => {
    const run = begun();
    const offers = () => latest(run).world.nodes.map(({ id }) => commands(latest(run).world, id));
    expect(offers()).toEqual([['begin'], ['vote no'], ['vote no'], ['vote no']]);
    playLines(run, ['begin', 'collect votes']);
    expect(offers()).toEqual([[], [], [], []]);
  });

  it('is refused with a reason when it comes too late', () => {
    const run = begun();
    playLines(run, ['begin', 'collect votes']);
    expect(() => playLines(run, ['P1 votes no'])).toThrow('too late: P1 is in doubt');
    expect(() => playLines(run, ['begin'])).toThrow('C has asked already');
    const refused = (node: string, command: string) =>
      act(run, { kind: 'command', node, command }).fired.map(({ rule, notes }) => [rule, notes[0]?.because]);
    expect(refused('P1', 'vote no')).toEqual([['TP.2n', 'it has voted yes']]);
    expect(refused('P1', 'sing')).toEqual([['TP.2n', 'it can be told to vote no, and nothing else']]);
    expect(refused('C', 'begin')).toEqual([['TC.1n', 'begun']]);
    expect(coordinatorOf(latest(run).world).state.decision).toBe('commit');
  });
});
