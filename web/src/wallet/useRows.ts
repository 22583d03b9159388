import { useState } from "react";
import type { Change } from "./useForm";

interface Keyed {
  readonly key: number;
}

type Problems<Row> = Readonly<Partial<Record<keyof Row, string | undefined>>>;

/** Rows of a form, each with the same fields, like `useForm` for one: what is wrong is told once the form was sent. */
export function useRows<Row extends Keyed>(
  initial: readonly Row[],
  empty: Omit<Row, "key">,
  problemsOf: (rows: readonly Row[]) => readonly Problems<Row>[],
) {
  const [rows, setRows] = useState(initial);
  const [told, setTold] = useState(false);
  const problems = problemsOf(rows);
  return {
    rows,
    bind: <Name extends keyof Row>(row: Row, name: Name) => ({
      value: row[name],
      onChange: ({ target }: Change) =>
        setRows((before) => before.map((other) => (other.key === row.key ? { ...other, [name]: target.value } : other))),
    }),
    wrong: (row: Row, name: keyof Row) => (told ? problems[rows.indexOf(row)]?.[name] : undefined),
    add: () => setRows([...rows, { ...empty, key: Math.max(-1, ...rows.map((row) => row.key)) + 1 } as Row]),
    remove: (row: Row) => setRows(rows.filter((other) => other !== row)),
    check: () => {
      setTold(true);
      return problems.every((problem) => Object.values(problem).every((sentence) => sentence === undefined));
    },
    reset: () => {
      setRows(initial);
      setTold(false);
    },
  };
}
