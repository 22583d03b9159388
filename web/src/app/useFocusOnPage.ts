import { useEffect, useRef, type RefObject } from "react";
import { useLocation } from "react-router";

/** Who came to a new page is at its heading, as soon as that is there, if he has not gone elsewhere meanwhile. */
export function useFocusOnPage(main: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    const page = main.current;
    if (last.current === pathname || !page) return;
    last.current = pathname;
    page.focus({ preventScroll: true });
    const find = () => {
      const heading = page.querySelector("h1");
      if (!heading) return false;
      if (document.activeElement === page || document.activeElement === document.body) {
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
      }
      return true;
    };
    if (find()) return;
    const watching = new MutationObserver(() => {
      if (find()) watching.disconnect();
    });
    watching.observe(page, { childList: true, subtree: true });
    return () => watching.disconnect();
  }, [pathname, main]);
}
