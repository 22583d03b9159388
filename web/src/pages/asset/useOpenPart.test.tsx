import { act, cleanup, render } from "@testing-library/react";
import { useRef } from "react";
import { Link, MemoryRouter, useNavigate, useSearchParams } from "react-router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stays, useOpenPart } from "./useOpenPart";

const came = vi.fn();
beforeEach(() => {
  came.mockReset();
  HTMLElement.prototype.scrollIntoView = function (this: HTMLElement, how) {
    if (typeof how === "object" && how.block === "start") came(this.getAttribute("role"));
  };
});
afterEach(cleanup);

function Page() {
  const page = useRef<HTMLElement>(null);
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const part = search.get("tab") ?? "overview";
  useOpenPart(page, part);
  return (
    <article ref={page}>
      <Link to="?tab=deals">Buy it</Link>
      <button type="button" onClick={() => void navigate(-1)}>Back</button>
      <div role="tablist">
        {["overview", "deals"].map((tab) => (
          <button key={tab} type="button" role="tab" aria-selected={tab === part} onClick={() => setSearch({ tab }, { state: stays })}>
            {tab}
          </button>
        ))}
      </div>
    </article>
  );
}

const shown = (address: string) => render(<MemoryRouter initialEntries={[address]}><Page /></MemoryRouter>);

it("A link to a part brings its tab into view with the focus, also where it is open already", async () => {
  const { getByRole } = shown("/");
  for (let time = 1; time <= 2; time++) {
    getByRole("link").focus();
    await act(async () => getByRole("link").click());
    expect(came.mock.calls).toEqual(Array.from({ length: time }, () => ["tablist"]));
    expect(document.activeElement).toBe(getByRole("tab", { name: "deals" }));
  }
});

it("A tab that is chosen moves nothing, nor does the way back", async () => {
  const { getByRole } = shown("/");
  await act(async () => getByRole("tab", { name: "deals" }).click());
  await act(async () => getByRole("button", { name: "Back" }).click());
  expect(getByRole("tab", { name: "overview" }).getAttribute("aria-selected")).toBe("true");
  expect(came).not.toHaveBeenCalled();
});

it("A page that is opened at its beginning stays there", () => {
  shown("/?tab=deals");
  expect(came).not.toHaveBeenCalled();
});
