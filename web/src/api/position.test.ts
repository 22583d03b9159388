import { expect, it } from "vitest";
import { position } from "./position";

it("never goes back", () => {
  position.saw("9");
  position.saw("10");
  position.saw("9");
  position.saw(null);
  expect(position.latest).toBe("10");
  position.saw("p1");
  expect(position.latest).toBe("p1");
});
