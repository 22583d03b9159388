import { useRef, type ComponentProps, type FormEvent, type ReactNode } from "react";
import { Button } from "./Button";

interface Props extends Omit<ComponentProps<"form">, "onSubmit"> {
  /** What the button does, in its own words; and while it does it. */
  label: ReactNode;
  running?: ReactNode;
  busy?: boolean;
  /** It cannot be sent now, which the page says elsewhere. */
  disabled?: boolean;
  tone?: "main" | "danger" | "";
  /** Marks what is wrong in the fields; true where nothing is. */
  check?: (() => boolean) | undefined;
  send: () => unknown;
  /** After the button, and in its place. */
  beside?: ReactNode;
  instead?: ReactNode;
}

/** What is wrong is told at its field, and the first of these gets the focus. While it runs it is not sent again, by Enter neither. */
export function Form({
  label, running = label, busy = false, disabled = false, tone = "main", check, send, beside, instead, className = "stack", children,
  ...rest
}: Props) {
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || disabled) return;
    if (!check || check()) void send();
    // Once the sentences are there.
    else setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus());
  };
  return (
    <form {...rest} ref={form} className={className} onSubmit={submit} noValidate>
      {children}
      <div className="row">
        {instead || (
          <Button type="submit" className={`button ${tone}`} busy={busy} aria-disabled={disabled}>{busy ? running : label}</Button>
        )}
        {beside}
      </div>
    </form>
  );
}
