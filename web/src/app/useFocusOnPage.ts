import { useEffect, useRef, type RefObject } from "react";
import { useLocation } from "react-router";

const longest = 30_000;

/**
 * Who came to a new page is at its heading, as soon as that is there, and at the one that takes its place when what was waited for is
 * there, if he has not gone elsewhere meanwhile.
 */
export function useFocusOnPage(main: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    const page = main.current;
    if (last.current === pathname || !page) return;
    last.current = pathname;
    page.focus({ preventScroll: true });
    let at: HTMLElement | null = null;
    const find = () => {
      const focused = document.activeElement;
      if (focused !== page && focused !== document.body && focused !== at) return leave();
      if (at?.isConnected) return;
      at = page.querySelector("h1");
      if (!at) return;
      at.tabIndex = -1;
      at.focus({ preventScroll: true });
    };
    const watching = new MutationObserver(find);
    const timer = setTimeout(leave, longest);
    function leave() {
      clearTimeout(timer);
      watching.disconnect();
    }
    watching.observe(page, { childList: true, subtree: true });
    find();
    return leave;
  }, [pathname, main]);
}
