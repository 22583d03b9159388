import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { groups, sentences } from "./sentences";
import { placeOf, tell } from "./tell";

const text = (kind: string, summary: unknown) => tell(kind, summary).map((p) => (p.form === "plain" ? p.value : `<${p.value}>`)).join("");

describe("an event in words", () => {
  it.each([
    ["asset_minted", { name: "Beetles", owner: "ada.near", kind: "dataset" }, "minted <Beetles> for <ada.near>"],
    ["access_set", { account: "bo.near", level: 1, expiresAt: null }, "gave <bo.near> <USE_MODEL>"],
    ["access_set", { account: "bo.near", level: 4, expiresAt: "1795469712792000000" },
      "gave <bo.near> <VIEW_AND_DOWNLOAD> until <2026-11-23T21:35:12.792Z>"],
    ["access_set", { account: "bo.near", level: 1, grantedBy: "ada.near", origin: "grant" }, "gave <bo.near> <USE_MODEL>"],
    ["access_set", { account: "bo.near", level: 1, grantedBy: "bo.near", origin: "lease" }, "got <USE_MODEL> by a lease"],
    ["access_set", { account: "bo.near", level: 1, grantedBy: "ada.near", origin: "resale" }, "gave <bo.near> <USE_MODEL> by a resale"],
    ["access_revoked", { account: "bo.near", revokedBy: "ada.near", origin: "grant" }, "took the right of <bo.near> back"],
    ["access_revoked", { account: "bo.near", revokedBy: "bo.near", origin: null }, "gave a right up"],
    ["access_revoked", { account: "bo.near", revokedBy: "bo.near", origin: "lease" }, "gave a right up that was had by a lease"],
    ["lease_terms_set", { level: 1, terms: { maxPeriods: 3 } }, "changed the lease terms of <USE_MODEL>"],
    ["lease_terms_set", { level: 1, terms: null }, "leases <USE_MODEL> out no more"],
    ["account_approved", { account: "bo.near" }, "lets <bo.near> transfer it for its owner"],
    ["sold", { price: "5", seller: "a", buyer: "b" }, "sold it for <5> from <a> to <b>"],
    ["sold", { seller: "a" }, "sold"],
    ["access_answered", { account: "bo.near", level: 1, approved: false }, "answered the request of <bo.near> for <USE_MODEL> with no"],
    ["access_set", { account: "bo.near", level: 99 }, "access set"],
    ["something_new_v2", { name: "x" }, "something new"],
    ["toString", null, "toString"],
    ["asset_minted", { name: { evil: 1 } }, "asset minted"],
  ])("%s %j: %s", (kind, summary, told) => expect(text(kind, summary)).toBe(told));

  it("has words for events that the market has", () => {
    const stored = readFileSync("../src/Domain/StoredNames.cs", "utf8");
    expect(Object.keys(sentences).filter((kind) => !stored.includes(`"${kind}"`))).toEqual([]);
    const names = [...stored.matchAll(/"(\w+)"/g)].map(([, name]) => name ?? "");
    for (const [, pattern] of Object.values(groups)) expect(names.some((name) => pattern.test(name))).toBe(true);
  });
});

describe("what an event is about", () => {
  it.each([
    ["asset", "c.near/1:2", "/asset/c.near/1:2"],
    ["content", "c.near/1:2", "/asset/c.near/1:2"],
    ["collection", "c.near/7", "/collection/c.near/7"],
    ["asset", "c.near/plain-token", null],
    ["market", "m.near/listing/1", null],
    ["inference", "0190", null],
  ])("%s %s is at %s", (type, id, place) => expect(placeOf(type, id)).toBe(place));
});
