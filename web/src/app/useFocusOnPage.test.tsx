import { act, cleanup, render } from "@testing-library/react";
import { useRef } from "react";
import { Link, MemoryRouter } from "react-router";
import { afterEach, expect, it } from "vitest";
import { useFocusOnPage } from "./useFocusOnPage";

afterEach(cleanup);

function Page({ heading }: { heading: string }) {
  const main = useRef<HTMLElement>(null);
  useFocusOnPage(main);
  return (
    <>
      <Link to="/next">Next</Link>
      <main ref={main} tabIndex={-1}>{heading && <h1 key={heading}>{heading}</h1>}<button type="button">Other</button></main>
    </>
  );
}

async function onto(...headings: readonly string[]) {
  const page = (heading: string) => <MemoryRouter><Page heading={heading} /></MemoryRouter>;
  const { rerender, getByRole } = render(page(""));
  await act(async () => getByRole("link").click());
  const show = (heading: string) => act(async () => rerender(page(heading)));
  for (const heading of headings) await show(heading);
  return { show, other: getByRole("button"), focused: () => document.activeElement?.textContent };
}

it("The heading has the focus, and so has the one that takes its place", async () => {
  const { focused, show } = await onto("Loading");
  expect(focused()).toBe("Loading");
  await show("It is there");
  expect(focused()).toBe("It is there");
});

it("Who went elsewhere is left there", async () => {
  const { focused, other, show } = await onto("Loading");
  other.focus();
  await show("It is there");
  expect(focused()).toBe("Other");
  other.blur();
  await show("Something else");
  expect(document.activeElement).toBe(document.body);
});
