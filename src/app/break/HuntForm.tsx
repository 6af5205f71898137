/** What to break, where to look and how long. */
import { useId } from 'react';
import type { ReactElement } from 'react';
import type { Bounds } from '../../drivers/explore/choices.ts';
import { MOST_COUNTED } from '../../drivers/explore/choices.ts';
import type { Protocol } from '../../engine/protocol.ts';
import { breakWords } from '../../words/en/break.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { langOf } from '../loaded-lesson.ts';
import type { Where, Wishes } from './wishes.ts';
import { keptBy, LENGTHS } from './wishes.ts';

/** What a bound may be. */
const BOUNDS: Readonly<Record<keyof Bounds, readonly [min: number, max: number]>> = {
  depth: [1, 500],
  epoch: [1, 20],
  flights: [1, 60],
  crashes: [0, 10],
  duplicates: [0, 10],
  losses: [0, 10],
  requests: [0, 10],
  errands: [0, 10],
  lies: [0, MOST_COUNTED],
};

/** The largest seed. */
const MOST_SEEDS = 999_999_999;

/** What the form is given. */
export interface HuntFormProps {
  readonly protocol: Protocol;
  readonly wishes: Wishes;
  /** The rules that will be off. */
  readonly off: readonly string[];
  /** Whether the run can be looked on from where it stands. */
  readonly canGoOn: boolean;
  readonly onChange: (wishes: Wishes) => void;
  readonly onFind: () => void;
}

const promiseName = ({ properties }: Protocol, id: string): string =>
  properties[id]?.called ?? properties[id]?.name ?? id;

/** The names of promises, one after the other. */
export const promisesInWords = (protocol: Protocol, ids: readonly string[]): string =>
  ids.map((id) => promiseName(protocol, id)).join(', ');

/** The form. */
export function HuntForm(props: HuntFormProps): ReactElement {
  const { protocol, wishes, off, canGoOn, onChange, onFind } = props;
  const w = breakWords();
  const id = useId();
  const kept = keptBy(protocol, off);
  const rest = Object.entries(protocol.switches).filter(([rule]) => !off.includes(rule));
  const seek =
    wishes.seek === 'named' && kept.length === 0
      ? 'any'
      : typeof wishes.seek === 'string'
        ? wishes.seek
        : (wishes.seek[0] ?? 'any');
  const places: readonly Where[] = canGoOn ? ['elsewhere', 'beginning', 'here'] : ['elsewhere', 'beginning'];
  const placeWords: Readonly<Record<Where, string>> = {
    elsewhere: w.elsewhere,
    beginning: w.fromBeginning,
    here: w.fromHere,
  };
  return (
    <form
      className="break-form"
      onSubmit={(event) => {
        event.preventDefault();
        onFind();
      }}
    >
      <section className="break-field" aria-labelledby={`${id}rules`}>
        <h2 id={`${id}rules`} className="label">
          {w.rules}
        </h2>
        {off.length === 0 && <p className="break-quiet">{w.allOn}</p>}
        <ul className="break-off" lang={langOf(protocol)}>
          {off.map((rule) => {
            const { says, breaks } = protocol.switches[rule] ?? { says: '', breaks: [] };
            return (
              <li key={rule} className="break-rule">
                <span className="break-rule-id">{rule}</span>
                <IconButton
                  icon="close"
                  size="small"
                  name={w.switchOn(rule)}
                  onClick={() => onChange({ ...wishes, off: off.filter((other) => other !== rule) })}
                />
                <span className="break-rule-says">{says}</span>
                <span className="break-rule-breaks">
                  {breaks.length > 0 ? w.breaks(promisesInWords(protocol, breaks)) : w.progressOnly}
                </span>
              </li>
            );
          })}
        </ul>
        {rest.length > 0 && (
          <select
            className="break-select"
            aria-label={w.switchOff}
            value=""
            onChange={(event) => onChange({ ...wishes, off: [...off, event.target.value] })}
          >
            <option value="">{w.switchOff}</option>
            {rest.map(([rule, { says, breaks }]) => (
              <option key={rule} value={rule}>
                {`${rule}: ${says}${breaks.length > 0 ? '' : ` ${w.progressOnly}`}`}
              </option>
            ))}
          </select>
        )}
      </section>
      <label className="break-field">
        <span className="label">{w.promise}</span>
        <select
          className="break-select"
          value={seek}
          onChange={({ target: { value } }) =>
            onChange({ ...wishes, seek: value === 'named' || value === 'any' ? value : [value] })
          }
        >
          {kept.length > 0 && <option value="named">{w.named(promisesInWords(protocol, kept))}</option>}
          <option value="any">{w.any}</option>
          {Object.keys(protocol.properties).map((property) => (
            <option key={property} value={property}>
              {promiseName(protocol, property)}
            </option>
          ))}
        </select>
      </label>
      <label className="break-field">
        <span className="label">{w.where}</span>
        <select
          className="break-select"
          value={wishes.where}
          onChange={(event) => onChange({ ...wishes, where: event.target.value as Where })}
        >
          {places.map((where) => (
            <option key={where} value={where}>
              {placeWords[where]}
            </option>
          ))}
        </select>
      </label>
      <div className="break-field">
        <Segmented
          label={w.long}
          labelled
          choices={LENGTHS.map((seconds) => ({ value: String(seconds), label: w.seconds(seconds) }))}
          value={String(wishes.seconds)}
          onChoose={(seconds) => onChange({ ...wishes, seconds: Number(seconds) })}
        />
      </div>
      <Button type="submit" variant="primary" size="large" icon="break" className="break-find">
        {w.find}
      </Button>
      <details className="break-more">
        <summary>{w.more}</summary>
        <label className="break-field">
          <span className="label">{w.how}</span>
          <select
            className="break-select"
            value={wishes.search}
            onChange={(event) => onChange({ ...wishes, search: event.target.value as Wishes['search'] })}
          >
            {(['both', 'dice', 'breadth'] as const).map((search) => (
              <option key={search} value={search}>
                {w[search]}
              </option>
            ))}
          </select>
        </label>
        <NumberField
          label={w.seed}
          value={wishes.seed}
          range={[0, MOST_SEEDS]}
          onChange={(seed) => onChange({ ...wishes, seed })}
        />
        <p className="break-quiet">{w.boundsSay}</p>
        {Object.entries(BOUNDS).map(([name, range]) => (
          <NumberField
            key={name}
            label={w.bounds[name as keyof Bounds]}
            value={wishes.bounds[name as keyof Bounds]}
            range={range}
            onChange={(value) => onChange({ ...wishes, bounds: { ...wishes.bounds, [name]: value } })}
          />
        ))}
      </details>
    </form>
  );
}

function NumberField({
  label,
  value,
  range: [min, max],
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly range: readonly [min: number, max: number];
  readonly onChange: (value: number) => void;
}): ReactElement {
  return (
    <label className="break-number">
      <span>{label}</span>
      <input
        type="number"
        min={min}
        max={max}
        step={1}
        required
        value={value}
        title={breakWords().from(min, max)}
        onChange={({ target: { valueAsNumber } }) => {
          if (Number.isInteger(valueAsNumber) && valueAsNumber >= min && valueAsNumber <= max)
            onChange(valueAsNumber);
        }}
      />
    </label>
  );
}
