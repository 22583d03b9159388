import type { ComponentProps } from "react";

interface Props extends Omit<ComponentProps<"button">, "disabled"> {
  /** What it began still runs. */
  busy?: boolean;
}

/** While what it began runs it takes nothing more, but keeps the focus: a button that were disabled would lose it. */
export const Button = ({ busy = false, type = "button", className = "button", onClick, ...rest }: Props) => (
  <button
    {...rest} type={type} className={className} aria-disabled={busy || rest["aria-disabled"]}
    onClick={(event) => {
      if (busy || rest["aria-disabled"]) event.preventDefault();
      else onClick?.(event);
    }}
  />
);
