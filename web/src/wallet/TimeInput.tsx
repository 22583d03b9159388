import type { ComponentProps, SyntheticEvent } from "react";
import { half } from "./checks";

interface Props extends Omit<ComponentProps<"input">, "type" | "onChange"> {
  value: string;
  onChange: (event: { target: { value: string } }) => void;
}

/**
 * A day and a time. A browser calls it empty while a part of it is missing, and tells nobody of the change: what is half typed would pass
 * for "without an end".
 */
export function TimeInput({ value, onChange, ...rest }: Props) {
  const look = ({ currentTarget: { validity, value: whole } }: SyntheticEvent<HTMLInputElement>) => {
    const next = validity.badInput ? half : whole;
    if (next !== value) onChange({ target: { value: next } });
  };
  return <input type="datetime-local" {...rest} value={value === half ? "" : value} onChange={look} onKeyUp={look} onBlur={look} />;
}
