import { useState, type ChangeEvent } from "react";

type Change = ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>;

/** What is wrong with a field, as a sentence; nothing where it is right. */
export type Checks<Name extends string> = Partial<Record<Name, (text: string, all: Record<Name, string>) => string | undefined>>;

/** A form's texts and what is wrong with them, which is told once a field was left or the form was sent. Nothing typed is ever lost. */
export function useForm<Name extends string>(initial: Record<Name, string>, checks: Checks<Name>) {
  const [values, setValues] = useState(initial);
  const [left, setLeft] = useState<ReadonlySet<Name>>(new Set());
  const names = Object.keys(initial) as Name[];
  const problem = (name: Name) => checks[name]?.(values[name], values);
  return {
    values,
    /** For the control of a field. */
    bind: (name: Name) => ({
      name,
      value: values[name],
      onChange: (event: Change) => {
        const { value } = event.target;
        setValues((before) => ({ ...before, [name]: value }));
      },
      onBlur: () => values[name] && setLeft((before) => new Set(before).add(name)),
    }),
    wrong: (name: Name) => (left.has(name) ? problem(name) : undefined),
    set: (next: Partial<Record<Name, string>>) => setValues((before) => ({ ...before, ...next })),
    /** Shows all that is wrong; true where nothing is. */
    check: () => {
      setLeft(new Set(names));
      return names.every((name) => problem(name) === undefined);
    },
    isRight: names.every((name) => problem(name) === undefined),
    reset: () => {
      setValues(initial);
      setLeft(new Set());
    },
  };
}
