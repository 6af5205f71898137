import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../engine/fingerprint.ts';
import { raft } from '../protocols/raft/raft.ts';
import { beatsOf } from './cue.ts';
import type { Block, Lesson, Step } from './lesson.ts';
import { takesMany } from './lesson.ts';
import { parseLesson } from './parse.ts';
import { problemLine } from './problem.ts';
import type { Rehearsal } from './rehearse.ts';
import { rehearse } from './rehearse.ts';

const file = 'lessons/raft/log-repair.md';
const text = readFileSync(file, 'utf8');

function lessonOf(source: string): Lesson {
  const parsed = parseLesson(source);
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problemLine(file, problem)).join('\n'));
  return parsed.lesson;
}
const played = (source: string): Rehearsal => rehearse(lessonOf(source), raft);
const complaints = (source: string): readonly string[] =>
  played(source).problems.map((problem) => problemLine(file, problem));
const lineOf = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

/** A lesson of one step on three servers. */
const small = (...body: string[]): string =>
  [
    '---',
    'id: a',
    'title: A',
    'protocol: raft',
    'level: beginner',
    'minutes: 1',
    'objectives: [a]',
    'cluster: { nodes: [S1, S2, S3], latency: 10ms }',
    '---',
    '## A {#a}',
    ...body,
  ].join('\n');
const doing = (...lines: string[]): string => small('```do', ...lines, '```');

describe('a rehearsal', () => {
  const { cues, plays, claims, problems, line } = played(text);

  it('finds a true lesson true', () => {
    expect(problems).toEqual([]);
    expect(claims.length).toBeGreaterThan(50);
    expect(claims.every(({ holds, expected }) => holds === expected)).toBe(true);
  });

  it('makes going on and going back an index: every cue begins where the last one ended', () => {
    expect(cues[0]?.from).toBe(0);
    cues.slice(1).forEach((cue, i) => expect(cue.from).toBe(cues[i]!.to));
    expect(cues.at(-1)?.to).toBe(line.moments.length - 1);
  });

  it('shows every block once, and answers every question after it was asked', () => {
    const { steps } = lessonOf(text);
    steps.forEach(({ blocks }, step) => {
      const own = cues.filter((cue) => cue.step === step);
      expect(
        own.flatMap((cue) =>
          Array.from({ length: cue.blocks[1] - cue.blocks[0] }, (_, i) => cue.blocks[0] + i),
        ),
      ).toEqual(blocks.map((_, i) => i));
      const asked = own.flatMap(({ asks }) => asks ?? []);
      expect(own.flatMap(({ answers }) => answers)).toEqual(asked);
    });
  });

  it('knows which moments each line of the lesson made', () => {
    const probe = plays.find((play) => play.line === lineOf('heartbeat S1'))!;
    expect(line.moments[probe.to]?.action).toMatchObject({ kind: 'fire', node: 'S1', timer: 'heartbeat' });
    plays.slice(1).forEach((play, i) => expect(play.from).toBe(plays[i]!.to));
  });

  it('goes the same way every time', () => {
    expect(played(text).line.moments.map(({ world }) => world.now)).toEqual(
      line.moments.map(({ world }) => world.now),
    );
  });
});

describe('a lesson that is not true fails, with its line:', () => {
  it('a wrong option marked right, and the right one marked wrong', () => {
    const wrong = text.replace('- [ ] Once. ', '- [x] Once. ').replace('- [x] Twice.', '- [ ] Twice.');
    expect(complaints(wrong)).toEqual([
      `${file}:${lineOf('- [ ] Once.')}:1  step "short": the option "Once." is marked right, but the protocol says "refusals of S4 are 1" is false   hint: there were 2`,
      `${file}:${lineOf('- [x] Twice.')}:1  step "short": the option "Twice." is marked wrong, but the protocol says "refusals of S4 are 2" is true`,
    ]);
  });

  it('a claim', () => {
    expect(complaints(text.replace('leader of term 1 is S1', 'leader of term 1 is S3'))).toEqual([
      `${file}:${lineOf('leader of term 1 is S1')}:1  step "agreed": "leader of term 1 is S3" is not true here   hint: it is S1`,
    ]);
  });

  it('an action, a node or a claim that nobody knows', () => {
    expect(
      complaints(
        text
          .replace('elect S1\n', 'elekt S1\n')
          .replace('crash S4', 'crash S9')
          .replace('commit of S3 is 4', 'comit of S3 is 4'),
      ),
    ).toEqual([
      `${file}:${lineOf('elect S1')}:1  I do not know the action "elekt"   hint: did you mean "elect"?`,
      `${file}:${lineOf('crash S4')}:7  no node "S9" in this lesson   hint: did you mean "S1"?`,
      expect.stringMatching(/I do not know the claim "comit" {3}hint: did you mean "commit"\?$/),
    ]);
  });

  it('an action that cannot be done', () => {
    expect(complaints(doing('restart S1'))).toEqual([
      expect.stringContaining(':12:1  step "a": S1 is running'),
    ]);
    expect(complaints(doing('drop AppendEntries S1->S2'))).toEqual([
      expect.stringContaining('no AppendEntries from S1 to S2 is under way'),
    ]);
    expect(complaints(doing('fire hartbeat of S1'))).toEqual([
      expect.stringContaining('S1 has no hartbeat timer running, only election'),
    ]);
    expect(complaints(doing('switch off SW-VOTE'))).toEqual([
      expect.stringContaining('did you mean "SW-VOTE1"?'),
    ]);
    expect(complaints(doing('run until S1 is leader'))).toEqual([
      expect.stringContaining('nothing is left to happen'),
    ]);
    expect(complaints(doing('run until S1 is leadr'))).toEqual([
      expect.stringContaining(':12:17  I do not understand "leadr" here   hint: did you mean "leader"?'),
    ]);
  });

  it('a cluster that the protocol does not know', () => {
    expect(complaints(doing('elect S1').replace('S3]', 'S3, A1]'))).toEqual([
      expect.stringContaining('"A1" is no name for a node of Raft'),
    ]);
    expect(complaints(doing('elect S1').replace('latency', 'options: { repare: fast }, latency'))).toEqual([
      expect.stringContaining('Raft has no option "repare"   hint: did you mean "repair"?'),
    ]);
  });
});

describe('a rehearsal never throws', () => {
  it('when a claim is about something that has none', () => {
    const wrong = small('```check', 'log of C1 is 1', '```').replace('latency', 'clients: 1, latency');
    expect(complaints(wrong)).toEqual([expect.stringContaining('"log of C1 is 1" is not true here')]);
  });

  it('whatever order the lines of a lesson come in', () => {
    const lines = text.split('\n');
    const isAction = (line: string): boolean =>
      /^(elect|settle|write|beat|crash|restart|partition|heal|drop|delay|heartbeat|run) ?/.test(line);
    const actions = lines.filter(isAction);
    for (let seed = 1; seed <= 60; seed++) {
      const shuffled = lines.map((line, i) =>
        isAction(line) && (i * seed) % 7 < 2 ? actions[(i * seed) % actions.length]! : line,
      );
      const { problems, cues } = played(shuffled.join('\n'));
      expect(cues.length > 0 || problems.length > 0, `order ${seed}`).toBe(true);
    }
  });
});

describe('every lesson may', () => {
  const holds = (...body: string[]): void => expect(complaints(small(...body))).toEqual([]);
  const after = (actions: readonly string[], claims: readonly string[]): void =>
    holds('```do', ...actions, '```', '```check', ...claims, '```');

  it('crash and restart', () =>
    after(['elect S1', 'settle', 'crash S1', 'crash S2', 'restart S2'], ['S1 is down', 'S2 is up']));
  it('cut and heal', () => {
    after(['partition S1 | S2 S3', 'timeout S1', 'settle'], ['votes of S1 are 1']);
    after(['partition S1 | S2 S3', 'partition S3 | S1 S2', 'elect S1'], ['S1 is leader']);
    after(
      ['cut S1 - S2', 'cut S1 -> S3', 'heal S1 - S2', 'elect S1'],
      ['votes of S1 are 2', 'S3 is follower'],
    );
  });
  it('drop, delay, double and deliver messages', () => {
    after(['timeout S1', 'drop RequestVote S1->S2', 'drop all RequestVote'], ['messages under way are 0']);
    after(
      ['timeout S1', 'delay requestvote S1->S2 by 1s', 'wait 20ms'],
      ['S1 is leader', 'S2 is follower', 'term of S2 is 0'],
    );
    after(
      ['timeout S1', 'duplicate message S1->S3', 'deliver RequestVote S1->S3'],
      ['S3 voted for S1', 'messages under way are 3'],
    );
  });
  it('let time pass, with the timers held or running', () => {
    after(['wait 2s'], ['leaders are 0']);
    after(['release timers', 'wait 2s'], ['leaders are 1', 'election safety']);
    after(
      ['release timers', 'run until leaders are 1', 'hold timers', 'settle', 'wait 2s'],
      ['messages under way are 0'],
    );
  });
  it('give a state, and switch a rule off', () => {
    holds(
      '```given',
      'S1 S2 follower term 3 : 1:X=3 2 | commit 1',
      '```',
      '```check',
      'log of S1 S2 is 1 2',
      'commit of S2 is 1',
      '```',
    );
    expect(complaints(small('```given', 'S7 follower term 1 :', '```'))).toEqual([
      expect.stringContaining('no node "S7"'),
    ]);
    after(['switch off sw-vote1', 'timeout S1', 'drop all', 'timeout S2', 'settle'], ['term of S1 is 1']);
  });
});

describe('the beats of a step', () => {
  const step = (...kinds: Block['kind'][]): Step => ({
    id: 'a',
    title: 'A',
    line: 1,
    show: [],
    blocks: kinds.map((kind) => ({ kind }) as Block),
  });
  const shape = (...kinds: Block['kind'][]) =>
    beatsOf(step(...kinds), 0).map(({ blocks, asks, answers }) => ({ blocks, asks, answers }));

  it('end at questions, which the next action answers', () => {
    expect(shape('prose', 'predict', 'do', 'check')).toEqual([
      { blocks: [0, 2], asks: 1, answers: [] },
      { blocks: [2, 4], asks: undefined, answers: [1] },
    ]);
    expect(shape('predict', 'predict', 'do').map(({ answers }) => answers)).toEqual([[], [], [0, 1]]);
  });

  it('add one that only answers, when a question comes last', () => {
    expect(shape('do', 'predict')).toEqual([
      { blocks: [0, 2], asks: 1, answers: [] },
      { blocks: [2, 2], asks: undefined, answers: [1] },
    ]);
  });

  it('are one for a step without questions, even an empty one', () => {
    expect(shape('prose', 'do')).toHaveLength(1);
    expect(shape()).toHaveLength(1);
  });
});

describe('a question', () => {
  const questions = lessonOf(text).steps.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'predict' ? [block] : [])),
  );

  it('takes several answers when it says so, or when several nodes are right', () => {
    const several = questions.filter(({ options }) => options.filter(({ right }) => right).length > 1);
    expect(several.map(({ pick }) => pick)).toContain('node');
    expect(several.every(takesMany)).toBe(true);
    expect(questions.filter(({ pick }) => pick === 'one').some(takesMany)).toBe(false);
  });
});

describe('a second run beside the first', () => {
  const pair = (...body: string[]): string =>
    small(...body).replace('---\n## A', 'beside: { protocol: raft, off: [SW-VOTE1] }\n---\n## A');
  const rehearsed = (source: string): Rehearsal => rehearse(lessonOf(source), raft, raft);
  const election = [
    '```do',
    'both: timeout S1',
    'both: timeout S2',
    'both: settle',
    '```',
    '```check',
    'leaders are 1',
    'beside: leaders are 2',
    'both: term of every node is 1',
    'beside: election safety is broken',
    '```',
  ];

  it('is played with the same words, and differs in the rules that are off', () => {
    const { problems, claims } = rehearsed(pair(...election));
    expect(problems.map(({ message }) => message)).toEqual([]);
    expect(claims).toHaveLength(4);
  });

  it('stands at the same time wherever the reader stops', () => {
    const { cues, line, beside } = rehearsed(
      pair(...election, '```do', 'wait 40ms', '```', '```do', 'beside: beat S1', '```'),
    );
    for (const cue of cues)
      expect(beside!.line.moments[cue.beside!.to]!.world.now).toBe(line.moments[cue.to]!.world.now);
    expect(beside!.line.moments.at(-1)!.world.now).toBeGreaterThan(40);
  });

  it('holds back what the script holds back: time passes only for whichever run is behind', () => {
    const { problems } = rehearsed(
      pair(
        '```do',
        'both: timeout S1',
        'both: deliver RequestVote S1->S2',
        'both: deliver RequestVoteReply S2->S1',
        '```',
        '```check',
        'both: S1 is leader',
        'both: term of S3 is 0',
        '```',
      ),
    );
    expect(problems.map(({ message }) => message)).toEqual([]);
  });

  it('is judged apart from the first', () => {
    const { problems } = rehearsed(
      pair(...election.map((text) => text.replace('beside: leaders', 'leaders'))),
    );
    expect(problems.map(({ message }) => message)).toEqual(['step "a": "leaders are 2" is not true here']);
    const both = rehearsed(pair(...election.map((text) => text.replace('beside: leaders', 'both: leaders'))));
    expect(both.problems).toHaveLength(1);
  });

  it('is missed where there is none, and named where it is unknown', () => {
    const [problem] = played(doing('beside: crash S1')).problems;
    expect(problem).toMatchObject({ line: 12, message: 'nothing stands beside the run of this lesson' });
    const unknown = rehearsed(pair(...election).replace('SW-VOTE1', 'SW-NONE'));
    expect(unknown.problems[0]?.message).toBe('Raft has no switch "SW-NONE" to be off');
  });

  it('does the same to the figure when it is trusted, and judges nothing', () => {
    const lesson = lessonOf(text);
    const [judged, trusted] = [rehearse(lesson, raft), rehearse(lesson, raft, undefined, { trusted: true })];
    expect([trusted.claims, trusted.problems]).toEqual([[], []]);
    expect([trusted.cues, trusted.plays]).toEqual([judged.cues, judged.plays]);
    expect(trusted.line.moments.map(({ world }) => fingerprint(world))).toEqual(
      judged.line.moments.map(({ world }) => fingerprint(world)),
    );
  });
});
