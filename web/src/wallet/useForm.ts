import { useState } from "react";

/** Of an input, a select, or what stands for one. */
export interface Change {
  readonly target: { readonly value: string };
}

/** What is wrong with a field, as a sentence; nothing where it is right. */
export type Checks<Name extends string> = Partial<Record<Name, (text: string, all: Record<Name, string>) => string | false | undefined>>;

/**
 * A form's texts and what is wrong with them, which is told once the form was sent: told earlier, when a field is left for the button, the
 * sentence would push the button away under the click. Nothing typed is ever lost.
 */
export function useForm<Name extends string>(initial: Record<Name, string>, checks: Checks<Name>) {
  const [values, setValues] = useState(initial);
  const [told, setTold] = useState(false);
  const names = Object.keys(initial) as Name[];
  const problem = (name: Name) => checks[name]?.(values[name], values) || undefined;
  const isRight = names.every((name) => problem(name) === undefined);
  return {
    values,
    isRight,
    /** For the control of a field. */
    bind: (name: Name) => ({
      name,
      value: values[name],
      onChange: ({ target: { value } }: Change) => setValues((before) => ({ ...before, [name]: value })),
    }),
    wrong: (name: Name) => (told ? problem(name) : undefined),
    set: (next: Partial<Record<Name, string>>) => setValues((before) => ({ ...before, ...next })),
    /** Shows all that is wrong; true where nothing is. */
    check: () => {
      setTold(true);
      return isRight;
    },
    reset: () => {
      setValues(initial);
      setTold(false);
    },
  };
}
