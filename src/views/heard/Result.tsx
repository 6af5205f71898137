/** What follows from what was heard: the votes as a bar with a line at its middle, the result, and how it came about. */
import * as m from 'framer-motion/m';
import type { ReactElement } from 'react';
import { hueStyle } from '../epoch.ts';
import { ChipMark } from './Cell.tsx';
import type { RowShape } from './scene.ts';

/** The result of a row. */
export function Result({ row }: { readonly row: RowShape }): ReactElement {
  const { votes, result, why, fresh } = row;
  if (!result && votes.length === 0) return <i className="heard-none">…</i>;
  return (
    <div className="heard-result">
      {votes.length > 0 && (
        <span className="heard-bar" aria-hidden="true">
          {votes.map(({ text, hue, count, share }) => (
            <m.span
              key={text}
              className="heard-share"
              style={{ ...(hueStyle(hue) as object), width: `${share * 100}%` }}
              initial={fresh ? { opacity: 0, scaleX: 0 } : false}
              animate={{ opacity: 1, scaleX: 1 }}
              transition={{ duration: 0.25, ease: 'easeOut' }}
            >
              {count}
            </m.span>
          ))}
          <i className="heard-half" />
        </span>
      )}
      {result && (
        <m.span
          key={result.text}
          initial={fresh ? { opacity: 0, x: -8 } : false}
          animate={{ opacity: 1, x: 0 }}
          transition={{ duration: 0.25, ease: 'easeOut' }}
        >
          <ChipMark chip={result} />
        </m.span>
      )}
      {why !== '' && <span className="heard-why">{why}</span>}
    </div>
  );
}
