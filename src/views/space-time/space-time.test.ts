import { describe, expect, it } from 'vitest';
import { partitionLinks } from '../../engine/action.ts';
import type { Run } from '../../drivers/run.ts';
import { act, advance, branch, latest, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import { raft } from '../../protocols/raft/raft.ts';
import { courseOf, epochBands } from './course.ts';
import { frameOf } from './frame.ts';
import { scoreScene } from './scene.ts';
import type { ScoreScene } from './scene.ts';
import {
  chosenWindow,
  drawnStretch,
  leftAt,
  motionOf,
  nextWindow,
  suitingSpan,
  wholeWindow,
} from './window.ts';

const timeouts = { S1: [150, 900], S2: [260, 200, 200], S3: [800], S4: [850], S5: [880] };
const begun = (): Run =>
  startRun(raft, setupOf(raft, { nodes: { server: 5, client: 1 }, seed: 42, timeouts }));

function drawn(run: Run, from: number, to: number, wish: { span?: number } = {}): ScoreScene {
  const frame = frameOf(latest(run).world.setup.cast.ids, 106);
  const stretch = { from, to };
  return scoreScene({
    line: run.line,
    portrait: raft.portrait,
    stretch,
    span: wish.span ?? to - from,
    scale: 1,
    frame,
    present: 0,
  });
}

const pieces = (d: string) => d.split('M').length - 1;

describe('what lasts', () => {
  it('tells who had a crown when, and goes on from where it stopped reading', () => {
    const run = begun();
    advance(run, 300);
    const [first] = epochBands(run.line, raft.portrait);
    expect(first).toMatchObject({ node: 'S1', epoch: 1, label: 'term 1', to: Infinity });
    act(run, { kind: 'crash', node: 'S1' });
    expect(epochBands(run.line, raft.portrait)).toMatchObject([{ node: 'S1', to: latest(run).world.now }]);
    const { now } = latest(run).world;
    act(run, { kind: 'restart', node: 'S1' }, 'hand', now + 40);
    expect(courseOf(run.line, raft.portrait).downs[0]).toEqual([{ from: now, to: now + 40 }]);
    advance(run, 1200);
    expect(epochBands(run.line, raft.portrait).map(({ epoch }) => epoch)).toEqual([1, 2]);
    const fresh = { ...run.line, moments: [...run.line.moments] };
    expect(epochBands(fresh, raft.portrait)).toEqual(epochBands(run.line, raft.portrait));
  });

  it('reads a long line in gulps', () => {
    const run = begun();
    advance(run, 3000);
    expect(courseOf(run.line, raft.portrait, 10).read).toBe(10);
    expect(courseOf(run.line, raft.portrait).read).toBe(run.line.moments.length);
  });

  it('tells when the network was torn', () => {
    const run = begun();
    advance(run, 300);
    act(run, { kind: 'cut', links: partitionLinks([['S1'], ['S2']]) }, 'hand', 310);
    act(run, { kind: 'heal' }, 'hand', 350);
    expect(courseOf(run.line, raft.portrait).tears).toEqual([{ from: 310, to: 350 }]);
  });
});

describe('the score', () => {
  it('draws each message once, batched by look', () => {
    const run = begun();
    advance(run, 400);
    const scene = drawn(run, 0, 400);
    const messages =
      run.line.moments.filter(({ message }) => message).length + latest(run).world.flights.length;
    expect(scene.strokes.count).toBe(messages);
    expect(scene.strokes.batches.reduce((sum, { d }) => sum + pieces(d), 0)).toBe(messages);
    expect(scene.strokes.batches.length).toBeLessThan(6);
  });

  it('draws only what the stretch shows, with what is under way at its right edge', () => {
    const run = begun();
    advance(run, 1000);
    const part = drawn(run, 500, 600);
    expect(part.strokes.count).toBeLessThan(30);
    expect(part.strokes.count).toBeGreaterThan(8);
  });

  it('crosses what was lost and what nobody heard', () => {
    const run = begun();
    advance(run, 151);
    act(run, { kind: 'crash', node: 'S5' });
    act(run, { kind: 'drop', message: latest(run).world.flights.find(({ to }) => to === 'S3')!.id });
    advance(run, 200);
    const scene = drawn(run, 0, 200);
    expect(scene.strokes.crosses).not.toBe('');
    expect(scene.strokes.unheard).not.toBe('');
    expect(scene.crashes).not.toBe('');
  });

  it('draws columns when there are too many strokes', () => {
    const run = begun();
    advance(run, Infinity, 3000);
    const scene = drawn(run, 0, latest(run).world.now);
    expect(scene.strokes.batches).toEqual([]);
    expect(scene.strokes.density?.arrived).not.toBe('');
  });

  it('marks where the line branched off, and tints end where the next epoch begins', () => {
    const run = begun();
    advance(run, 300);
    const other = branch(run, 20, 1);
    advance(other, 400);
    expect(drawn(other, 0, 400).marks).toMatchObject([{ label: 'branched off' }]);
    expect(drawn(other, 0, 400).words.some(({ text }) => text === 'term 1')).toBe(true);
  });
});

describe('the window', () => {
  const now = { rest: 0, end: 0, width: 1000, latency: 20 };

  it('suits the width, larger for short lines', () => {
    expect(suitingSpan({ width: 1200, latency: 20, end: 5000 })).toBe(1000);
    expect(suitingSpan({ width: 1200, latency: 20, end: 300 })).toBe(500);
  });

  it('follows while it plays, and rests where it stopped', () => {
    const start = nextWindow(undefined, { ...now, end: 5000 });
    const playing = nextWindow(start, { ...now, rest: NaN, end: 5000 });
    expect(playing.following).toBe(true);
    expect(nextWindow(playing, { ...now, rest: NaN, end: 5100 })).toBe(playing);
    const rested = nextWindow(playing, { ...now, rest: 3000, end: 5100 });
    expect(rested).toMatchObject({ following: false, from: leftAt(3000, playing.span) });
    expect(nextWindow(rested, { ...now, rest: 3010, end: 5100 }).from).toBe(rested.from);
    expect(nextWindow(rested, { ...now, rest: 100, end: 5100 }).from).toBe(0);
  });

  it('keeps a span a person chose', () => {
    const whole = wholeWindow(nextWindow(undefined, { ...now, end: 5000 }), 5000);
    expect(whole).toMatchObject({ from: 0, span: 5100, chosen: true });
    expect(nextWindow(whole, { ...now, end: 6000 }).span).toBe(5100);
    expect(chosenWindow(whole, 200, 201).span).toBe(10);
  });

  it('moves the playhead first and the paper afterwards', () => {
    const window = { from: 0, span: 1000, chosen: false, following: true, rest: NaN };
    const { head, paper } = motionOf(window, 1000, 0, 2000);
    expect(head.map(({ x }) => x)).toEqual([0, 720, 720]);
    expect(paper.map(({ x }) => x)).toEqual([0, 0, -1280]);
    const { from, to } = drawnStretch(window, 5000);
    expect(from).toBeLessThanOrEqual(leftAt(5000, 1000));
    expect(to).toBeGreaterThanOrEqual(leftAt(5000, 1000) + 1500);
  });
});

describe('the frame', () => {
  it('names every row if there is room, else some', () => {
    const ids = ['S1', 'S2', 'S3', 'S4', 'S5'];
    expect(frameOf(ids, 106).rows.every(({ named }) => named)).toBe(true);
    expect(
      frameOf(ids, 60)
        .rows.filter(({ named }) => named)
        .map(({ id }) => id),
    ).toEqual(['S1', 'S3', 'S5']);
  });
});
