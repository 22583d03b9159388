import { expect, it } from "vitest";
import { isPast } from "./network";

it("What stands on another development chain is past; on a real network nothing is", () => {
  const local = { contract: "nrc101-2.neura.local", isDevelopment: true };
  expect(isPast(local, "nrc101-1.neura.local")).toBe(true);
  expect(isPast(local, "nrc101-2.neura.local")).toBe(false);
  expect(isPast({ contract: "nrc101.near", isDevelopment: false }, "other.near")).toBe(false);
  expect(isPast(undefined, "nrc101-1.neura.local")).toBe(false);
});
