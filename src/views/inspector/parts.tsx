/** The lists of the inspector. */
import { useState } from 'react';
import type { ReactElement } from 'react';
import { hueStyle } from '../epoch.ts';
import type { FieldLine, Inside, Line } from './scene.ts';
import { parts } from './values.ts';
import { inspectorWords } from '../../words/en/inspector.ts';

function Disk(): ReactElement {
  return (
    <svg className="disk-glyph" viewBox="0 0 14 14" width="13" height="13" aria-hidden="true">
      <ellipse cx="7" cy="3.4" rx="5" ry="2" />
      <path d="M2 3.4v7.2c0 1.1 2.2 2 5 2s5-.9 5-2V3.4M2 7c0 1.1 2.2 2 5 2s5-.9 5-2" />
    </svg>
  );
}

/** A value; what of it just changed shows what it was and what it is. */
function Value({ line }: { readonly line: Line }): ReactElement {
  return (
    <span className="value">
      {parts(line.was, line.value).map(({ is, was }, i) => (
        <span key={i} className="value-part">
          {was === undefined ? (
            is
          ) : (
            <>
              <span className="unseen">{inspectorWords().was} </span>
              <del>{was}</del>
              <span aria-hidden="true"> → </span>
              <span className="unseen">{inspectorWords().isNow} </span>
              <ins>{is}</ins>
            </>
          )}
        </span>
      ))}
    </span>
  );
}

function FieldRow({ field }: { readonly field: FieldLine }): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <div className={field.was === undefined ? 'field' : 'field field-changed'}>
      <dt>
        <button
          type="button"
          className="field-name"
          aria-expanded={open}
          title={field.says}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {field.name}
        </button>
      </dt>
      <dd>
        <Value line={field} />
        {field.durable && (
          <span className="disk" title={inspectorWords().survives}>
            <Disk /> {inspectorWords().disk}
          </span>
        )}
      </dd>
      {open && <dd className="field-says">{field.says}</dd>}
    </div>
  );
}

/** A node: its fields, what its machine holds, its timers. */
export function NodeInside({ inside }: { readonly inside: Extract<Inside, { kind: 'node' }> }): ReactElement {
  return (
    <>
      <header className="inspector-head" style={hueStyle(inside.hue)}>
        <span className={inside.up ? 'inspector-plate' : 'inspector-plate inspector-plate-down'}>
          {inside.id}
        </span>
        <span className="inspector-role">{inside.about}</span>
      </header>
      <dl className="fields">
        {inside.fields.map((field) => (
          <FieldRow key={field.name} field={field} />
        ))}
      </dl>
      {inside.timers.length > 0 && (
        <>
          <h3>{inside.held ? inspectorWords().timersHeld : inspectorWords().timers}</h3>
          <ul className="timers">
            {inside.timers.map(({ name, remaining, left }) => (
              <li key={name}>
                <span className="timer-name">{name}</span>
                <span className="timer-bar" aria-hidden="true">
                  <span style={{ width: `${(left * 100).toFixed(1)}%` }} />
                </span>
                <span className="timer-left">{inspectorWords().left(remaining)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {inside.machine.length > 0 && (
        <>
          <h3>{inspectorWords().machine}</h3>
          <table className="machine">
            <tbody>
              {inside.machine.map((line) => (
                <tr key={line.name}>
                  <th scope="row">{line.name}</th>
                  <td>
                    <Value line={line} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}

/** A message: what it says in a sentence, and what it is made of. */
export function MessageInside({
  inside,
}: {
  readonly inside: Extract<Inside, { kind: 'message' }>;
}): ReactElement {
  return (
    <>
      <header className="inspector-head" style={hueStyle(inside.hue)}>
        <span className={`inspector-capsule inspector-${inside.capsule.shape}`}>{inside.capsule.label}</span>
        <span className="inspector-role">{inside.type}</span>
      </header>
      <p className="inspector-says">{inside.capsule.says}</p>
      <dl className="fields fields-plain">
        {inside.facts.map(([name, value]) => (
          <div key={name} className="field">
            <dt>{name}</dt>
            <dd className="value">{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{inspectorWords().carries}</h3>
      <dl className="fields fields-plain">
        {inside.body.map(({ name, lines }) => (
          <div key={name} className="field">
            <dt>{name}</dt>
            <dd className="value">
              {lines.map((line, i) => (
                <span key={i} className="value-line">
                  {line}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
