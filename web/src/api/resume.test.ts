import { describe, expect, it } from "vitest";
import { resumed } from "./resume";

const query = "subscription S($id: UUID!, $after: Position) { s(id: $id, after: $after) { status } }";

describe("a broken subscription", () => {
  it("goes on after the last position", () => {
    const variables = { id: "1" };
    resumed(variables, query, { data: { s: { status: "RUNNING" } }, extensions: { position: "p7" } });
    expect(variables).toEqual({ id: "1", after: "p7" });
  });
  it("goes on where the text had come to", () => {
    const variables = { id: "1", after: 0 };
    resumed(variables, query, { data: { s: { text: "ab", to: 2 } } });
    expect(variables.after).toBe(2);
  });
  it("begins anew where it takes no place", () => {
    const variables = { hash: "h" };
    resumed(variables, "subscription T($hash: String!) { t(hash: $hash) { stage } }", { data: { t: {} }, extensions: { position: "p" } });
    expect(variables).toEqual({ hash: "h" });
  });
});
