import { describe, expect, it } from "vitest";
import { hear, hold, join, nothing, release, waiting, type Heard } from "./feed";

interface Entry {
  readonly position: string;
}
const entries = (text: string) => [...text].map((position): Entry => ({ position }));
const heard = (text: string) => entries(text).reduce<Heard<Entry>>((all, entry) => hear(all, entry), nothing);
const shown = (list: readonly Entry[]) => list.map(({ position }) => position).join("");

describe("a live list", () => {
  it.each([
    ["", "", ""],
    ["", "321", "321"],
    ["45", "321", "54321"],
    ["445", "321", "54321"],
    ["345", "321", "54321"],
    ["45", "54321", "54321"],
    ["456", "54321", "654321"],
    ["45645", "321", "654321"],
    // The list was read again, and begins behind what was told first; or ends before it.
    ["123457", "654", "7654"],
    ["12357", "64", "7654"],
  ])("heard %s and read %s shows %s", (live, read, all) => expect(shown(join(heard(live), entries(read)))).toBe(all));

  it("shows nothing newer while it is held, even when it is read again", () => {
    const before = heard("45");
    const held = entries("67").reduce<Heard<Entry>>((all, entry) => hear(all, entry), hold(before, join(before, entries("321"))));
    expect(shown(join(held, entries("321")))).toBe("54321");
    expect(shown(join(held, entries("7654321")))).toBe("54321");
    // Also of what was read before it was told.
    expect(shown(join(held, entries("987654321")))).toBe("54321");
    expect(waiting(held)).toBe(2);
    expect(shown(join(release(held), entries("321")))).toBe("7654321");
    expect(waiting(release(held))).toBe(0);
    expect(shown(join(hold(nothing, []), entries("321")))).toBe("321");
  });

  it("is read anew when more was told than is kept", () => {
    const full = hear(heard("45"), { position: "6" }, 2);
    expect(full).toMatchObject({ gap: true, entries: entries("45") });
    expect(hear(heard("45"), { position: "5" }, 2).gap).toBe(false);
    expect(hold(full, []).gap).toBe(true);
  });
});
