import { expect, it } from "vitest";
import { cidOf } from "./cid";

it("content is found by the CID of its hash", () =>
  expect(cidOf("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")).toBe(
    "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
  ));
