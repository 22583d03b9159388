import { expect, it } from "vitest";
import { isNews, tidy, typed } from "./described";

const read = typed({
  __typename: "Asset",
  description: "Rain", task: null, license: "MIT", tags: ["sky", "water"], baseModel: null, image: null, data: null, rag: null,
  fineTuneData: null,
});

it("One's own change is no news, neither before its answer nor behind it", () => {
  const sent = tidy({ ...read, description: " Snow \n", tags: " sky ,  ice" });
  expect(sent).toEqual({ ...read, description: "Snow", tags: "sky, ice" });
  expect(isNews(read, [read])).toBe(false);
  expect(isNews(read, [sent, read])).toBe(false);
  expect(isNews({ ...sent }, [sent, read])).toBe(false);
});

it("What somebody else changed is", () => {
  expect(isNews({ ...read, license: "Apache-2.0" }, [read])).toBe(true);
  expect(isNews({ ...read, tags: "sky" }, [tidy({ ...read, description: "Snow" }), read])).toBe(true);
});
