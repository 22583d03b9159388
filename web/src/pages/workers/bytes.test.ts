import { expect, it } from "vitest";
import { bytes } from "./bytes";

it.each([[0, "0 bytes"], ["1023", "1,023 bytes"], [1024, "1 KiB"], ["1610612736", "1.5 GiB"], [2 ** 50, "1,024 TiB"]])(
  "%s is %s", (size, text) => expect(bytes(size)).toBe(text));
