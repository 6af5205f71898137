/** How to read the figures. */
import { useId } from 'react';
import type { ReactElement } from 'react';
import { hueOf, hueStyle } from '../epoch.ts';
import { marks } from './marks.tsx';
import { legendOf } from './scene.ts';
import type { Parts } from './scene.ts';
import './view.css';
import { legendWords } from '../../words/en/legend.ts';

const EPOCHS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** What the legend must know of the protocol: its word for an epoch. */
export interface LegendViewProps {
  readonly epoch: string;
  /** What of the figures it has; absent: everything. */
  readonly parts?: Parts | undefined;
}

/** The legend. */
export function LegendView({ epoch, parts }: LegendViewProps): ReactElement {
  const base = useId();
  return (
    <div className="legend">
      {legendOf(epoch, parts).map(({ title, meanings }) => (
        <section key={title} aria-labelledby={`${base}${title}`}>
          <h2 id={`${base}${title}`}>{title}</h2>
          <dl>
            {meanings.map(({ mark, name, says }) => (
              <div key={name} className="legend-row-item">
                {marks[mark]}
                <dt>{name}</dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section aria-labelledby={`${base}epochs`}>
        <h2 id={`${base}epochs`}>{legendWords().epochs(epoch)}</h2>
        <ol className="legend-epochs" aria-hidden="true">
          {EPOCHS.map((n) => {
            const hue = hueOf(n);
            return (
              <li
                key={n}
                className={hue.hatched ? 'legend-epoch legend-epoch-hatched' : 'legend-epoch'}
                style={hueStyle(hue)}
              >
                {n}
              </li>
            );
          })}
        </ol>
      </section>
    </div>
  );
}
