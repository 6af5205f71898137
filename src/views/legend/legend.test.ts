import { describe, expect, it } from 'vitest';
import { marks } from './marks.tsx';
import { legendOf } from './scene.ts';

describe('the legend', () => {
  it('explains every mark once', () => {
    const explained = legendOf('term').flatMap(({ meanings }) => meanings.map(({ mark }) => mark));
    expect([...explained].sort()).toEqual(Object.keys(marks).sort());
  });

  it('speaks of epochs in the protocol’s own word', () => {
    expect(JSON.stringify(legendOf('ballot'))).toContain('the ballot that wrote it');
    expect(JSON.stringify(legendOf('ballot'))).not.toContain('term');
  });
});

describe('a legend for one protocol', () => {
  it('leaves out what its figures do not have', () => {
    const titles = (logs: boolean, ledger: boolean) =>
      legendOf('term', { logs, ledger }).map(({ title }) => title);
    expect(titles(true, false)).not.toContain('Cards and ledger');
    expect(titles(false, true)).not.toContain('Logs');
    expect(titles(false, true)).toHaveLength(legendOf('term').length - 1);
  });
});
