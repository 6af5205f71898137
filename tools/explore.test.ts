/** The checker on the command line: what it prints, and with which exit code. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

function explore(...words: readonly string[]): {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
} {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tools/explore.ts', ...words],
    { encoding: 'utf8' },
  );
  return { status, out: stdout, error: stderr };
}

describe('npm run explore', () => {
  it('ends with 3 and a transcript where a promise breaks', () => {
    const { status, out } = explore('paxos', '--off', 'PSW-PHASE1', '--search', 'dice', '--seconds', '20');
    expect(status).toBe(3);
    expect(out).toMatch(/^Paxos without PSW-PHASE1$/m);
    expect(out).toMatch(/^(P2c|X1) breaks after \d+ steps: /m);
    expect(out).toMatch(/^t=\d+ ms {2}P\d: /m);
    expect(out).toMatch(/^to watch it: #\/lab\/paxos\//m);
  }, 60_000);

  it('ends with 0 where nothing does, and says how far it looked; as JSON, nothing else', () => {
    const { status, out } = explore('raft', '--search', 'breadth', '--nodes', '2', '--depth', '4', '--json');
    expect(status).toBe(0);
    const { found, ending, standing, wish } = JSON.parse(out) as Record<string, Record<string, unknown>>;
    expect([found, ending]).toEqual([undefined, 'exhausted']);
    expect(standing).toMatchObject({ depth: 4 });
    expect(wish?.start).toMatchObject({ options: 'server:2' });
  }, 60_000);

  it.each([
    [[], 'which protocol?'],
    [['rafd'], 'there is no protocol "rafd" (did you mean "raft"?)'],
    [['raft', '--off', 'SW-NOTHING'], 'Raft has no switch "SW-NOTHING"'],
    [['raft', '--seconds', 'soon'], '--seconds is a number, not "soon"'],
    [['raft', '--options', 'repair:magic'], 'Log repair is decrement or'],
  ] as const)(
    'ends with 2 and says what is wrong: %j',
    (words, why) => {
      const { status, error } = explore(...words);
      expect(status).toBe(2);
      expect(error).toContain(why);
      expect(error).toContain('npm run explore -- PROTOCOL');
    },
    60_000,
  );
});
