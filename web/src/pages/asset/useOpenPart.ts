import { useEffect, type RefObject } from "react";
import { useLocation, useNavigationType } from "react-router";

/** Of a navigation that opens a part by its own tab: the reader sees it already. */
export const stays = { stays: true };

const isStay = (state: unknown) => typeof state === "object" && state !== null && "stays" in state;

/**
 * A link to a part leads there: on a phone all parts lie below the screen. The row of tabs comes to the top, where the part begins, and
 * the focus to its tab, unless the page is new: then the heading has it.
 */
export function useOpenPart(page: RefObject<HTMLElement | null>, part: string): void {
  const { key, state, search } = useLocation();
  const how = useNavigationType();
  useEffect(() => {
    const tab = page.current?.querySelector<HTMLElement>("[role='tab'][aria-selected='true']");
    tab?.scrollIntoView?.({ block: "nearest", inline: "center" });
    if (!tab || how === "POP" || isStay(state) || !search) return;
    if (page.current?.contains(document.activeElement) && document.activeElement?.tagName !== "H1") tab.focus({ preventScroll: true });
    tab.parentElement?.scrollIntoView?.({ block: "start" });
  }, [page, part, key, state, how, search]);
}
