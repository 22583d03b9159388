// @vitest-environment node
import { describe, expect, it } from "vitest";
import { ageFile } from "./ageFile";

const answers = (status: number) => () => Promise.resolve(new Response("payload", { status }));
const released = { link: "/downloads/x", header: btoa("age header\n"), size: 7 };

describe("a downloaded file", () => {
  it("is the header and behind it the payload", async () =>
    expect(await (await ageFile(released, answers(200))).text()).toBe("age header\npayload"));
  it("is none where the payload broke off, was refused, or lies elsewhere", async () => {
    await expect(ageFile({ ...released, size: 8 }, answers(200))).rejects.toThrow("broke off");
    await expect(ageFile(released, answers(403))).rejects.toThrow("403");
    await expect(ageFile({ ...released, link: "//elsewhere/downloads/x" }, answers(200))).rejects.toThrow("its own");
  });
});
