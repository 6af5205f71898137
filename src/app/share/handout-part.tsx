/** What a handout is made of, and its head. */
import type { ReactNode } from 'react';
import type { Lesson } from '../../lesson/lesson.ts';
import { handoutWords } from '../../words/en/handout.ts';
import { language } from '../../words/words.ts';
import type { Drawing } from './handout-scenes.ts';

/** A part of a handout: something drawn, or the place of a picture. */
export interface HandoutPart {
  readonly key: string;
  readonly first: boolean;
  readonly keep: boolean;
  /** Which chapter it belongs to: on its sheets a picture takes what room is left. */
  readonly chapter: string;
  readonly node?: ReactNode;
  readonly drawing?: Drawing | undefined;
}

/** The head of a handout. */
export function head(lesson: Lesson, protocol: string, kind: string): HandoutPart {
  const w = handoutWords();
  return {
    key: 'head',
    first: true,
    keep: false,
    chapter: 'head',
    node: (
      <header className="paper-head">
        <p className="paper-kind">
          <span>Parley</span>
          <span>{kind}</span>
        </p>
        <h1>{lesson.title}</h1>
        <p className="paper-about">
          {w.byProtocol(protocol)} · {w.minutes(lesson.minutes)} ·{' '}
          {new Date().toLocaleDateString(language(), { dateStyle: 'long' })}
        </p>
      </header>
    ),
  };
}
