import { expect, it } from "vitest";
import { aboutPath, titleOf } from "./kinds";

it.each([
  ["asset/nft.near/1:2", "/asset/nft.near/1:2"], ["content/nft.near/1:2", "/asset/nft.near/1:2"],
  ["collection/nft.near/1", "/collection/nft.near/1"], ["market/m.near/listing/1", null], ["inference/0b", null], ["asset", null],
])("%s is shown at %s", (stream, path) => expect(aboutPath(stream)).toBe(path));

it.each([["access_epoch_bumped", "Earlier grants ended"], ["lease_started_v2", "Lease started"]])("%s is called %s", (type, title) =>
  expect(titleOf(type)).toBe(title));
