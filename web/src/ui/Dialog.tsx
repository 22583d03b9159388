import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from "react";

/** The browser's own modal dialog: it keeps the focus, and Escape closes it. */
export function Dialog({ title, open, onClose, className = "", children }: {
  title: string;
  open: boolean;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  // Unmounted while open it would leave the focus nowhere: closed, it gives it back to where it was.
  useLayoutEffect(() => {
    const dialog = ref.current;
    return () => {
      if (dialog?.open) dialog.close();
    };
  }, []);
  return (
    <dialog ref={ref} className={`dialog ${className}`} aria-labelledby={heading} onClose={onClose}>
      {open && (
        <div className="stack">
          <div className="spread">
            <h2 id={heading}>{title}</h2>
            <button type="button" className="button plain" onClick={onClose}>Close</button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
