interface Properties<Name extends string> {
  readonly choices: readonly (readonly [name: Name, label: string])[];
  readonly chosen: readonly Name[];
  readonly onChange: (chosen: readonly Name[]) => void;
}

/** Some of several, in the order in which they stand. */
export function CheckboxGroup<Name extends string>({
  choices,
  chosen,
  onChange,
}: Properties<Name>) {
  return (
    <ul className="path-checkboxes">
      {choices.map(([name, label]) => (
        <li key={name}>
          <label className="field-row">
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ target }) =>
                onChange(
                  choices
                    .map(([other]) => other)
                    .filter((other) => (other === name ? target.checked : chosen.includes(other))),
                )
              }
            />
            {label}
          </label>
        </li>
      ))}
    </ul>
  );
}
