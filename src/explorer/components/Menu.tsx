import { useId } from 'react';

interface Properties<Choice extends string> {
  readonly label: string;
  readonly value: Choice;
  readonly choices: Readonly<Record<Choice, string>>;
  readonly onChoose: (choice: Choice) => void;
}

/** One of a few: the browser's own list, which every keyboard, phone and screen reader knows. */
export function Menu<Choice extends string>({
  label,
  value,
  choices,
  onChoose,
}: Properties<Choice>) {
  const id = useId();
  const names = Object.keys(choices) as Choice[];
  return (
    <span>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          const chosen = names.find((name) => name === target.value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {choices[name]}
          </option>
        ))}
      </select>
    </span>
  );
}
