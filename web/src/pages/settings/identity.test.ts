// @vitest-environment node
import { Decrypter, Encrypter } from "age-encryption";
import { describe, expect, it } from "vitest";
import { identityFile, makeIdentity } from "./identity";

describe("makeIdentity", () => {
  it("opens what is encrypted to its recipient", async () => {
    const made = await makeIdentity();
    expect(made.recipient).toMatch(/^age1[0-9a-z]{58}$/);
    const encrypter = new Encrypter();
    encrypter.addRecipient(made.recipient);
    const decrypter = new Decrypter();
    decrypter.addIdentity(made.identity);
    expect(await decrypter.decrypt(await encrypter.encrypt("secret"), "text")).toBe("secret");
  });

  it("is another one each time", async () => expect((await makeIdentity()).identity).not.toBe((await makeIdentity()).identity));

  it("makes a file as age-keygen does: comments, then the identity on a line", async () => {
    const made = await makeIdentity();
    const lines = identityFile(made, "alice.near", new Date(0)).split("\n");
    expect(lines.filter((line) => line && !line.startsWith("#"))).toEqual([made.identity]);
    expect(lines[2]).toBe(`# public key: ${made.recipient}`);
  });
});
