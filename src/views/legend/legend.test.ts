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
