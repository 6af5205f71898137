import { beforeEach, describe, expect, it, vi } from 'vitest';
import { advance, startRun } from '../../drivers/run.ts';
import { setupOf } from '../../drivers/setup.ts';
import { createPlayer } from '../../player/player.ts';
import type { Player } from '../../player/player.ts';
import { raft } from '../../protocols/raft/raft.ts';
import { adoptLines, writeLines } from './lines.ts';
import { pack, unpack } from './packed.ts';

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});

function fresh(): Player {
  const run = startRun(raft, setupOf(raft, { nodes: { server: 3, client: 1 }, seed: 3 }));
  advance(run, 500);
  return createPlayer(run);
}

/** A player with two what-ifs beside its line; it looks at the first line, at moment 9. */
function withWhatIfs(): Player {
  const player = fresh();
  player.seekIndex(12);
  player.act({ kind: 'crash', node: 'S1' });
  for (let n = 0; n < 20; n++) player.stepEvent(1);
  player.seekIndex(20);
  player.act({ kind: 'restart', node: 'S1' });
  player.goTo(0, 9);
  return player;
}

const linesOf = (player: Player): readonly string[] =>
  player.store
    .getState()
    .runs.map(({ line }) => JSON.stringify(line.moments.map(({ action, world }) => [action, world.now])));

describe('other lines in a link', () => {
  it('come back as they were, and the one looked at stays in sight', () => {
    const player = withWhatIfs();
    const text = writeLines(player, false);
    const link = pack(`#/lab/raft/three?at=9&also=${text}`);
    expect(unpack(link.slice(4))).toEqual({ ok: true, hash: `#/lab/raft/three?at=9&also=${text}` });
    const other = fresh();
    other.seekIndex(9);
    adoptLines(other, text);
    expect(linesOf(other)).toEqual(linesOf(player));
    expect(other.store.getState()).toMatchObject({ current: 0, index: 9 });
    expect(writeLines(other, false)).toBe(text);
  });

  it('are told from whichever line is looked at, and a script needs no telling', () => {
    const player = withWhatIfs();
    player.goTo(2);
    const [script, first] = writeLines(player, false).split(',');
    expect([script, first].map((part) => part!.split('.')[0])).toEqual(['12', '20']);
    expect(writeLines(player, true)).toBe(first);
    expect(writeLines(fresh(), false)).toBe('');
  });

  it('that cannot be read are left out, and nothing breaks', () => {
    const player = fresh();
    for (const text of [
      '',
      ',,,',
      '1.2',
      '5.9!5.1.explode',
      '999999.999999!',
      '9.5!',
      '3.8!3.x.crash.S1,4.9!',
    ])
      adoptLines(player, text);
    expect(player.store.getState().runs).toHaveLength(2);
    expect(player.store.getState().current).toBe(0);
  });
});
