interface Properties<Name extends string> {
  readonly legend: string;
  /** Each with what it is called and, where known, how many there are. */
  readonly choices: readonly {
    readonly name: Name;
    readonly text: string;
    readonly count?: string;
  }[];
  readonly chosen: readonly Name[];
  readonly onChange: (chosen: readonly Name[]) => void;
}

/** Any of a few. */
export function Choices<Name extends string>(properties: Properties<Name>) {
  const { legend, choices, chosen, onChange } = properties;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="choices">
        {choices.map(({ name, text, count }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ target }) =>
                onChange(
                  target.checked ? [...chosen, name] : chosen.filter((other) => other !== name),
                )
              }
            />
            <span>
              {text}
              {count !== undefined && <span className="muted"> {count}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
