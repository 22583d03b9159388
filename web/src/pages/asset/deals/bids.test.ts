import { describe, expect, it } from "vitest";
import { leastBid } from "./bids";

describe("leastBid", () => {
  it("is the reserve price while there is none", () => expect(leastBid({ price: "5", highestBid: null, minIncrement: "2" })).toBe("5"));
  it("is a step above the highest", () => expect(leastBid({ price: "5", highestBid: "7", minIncrement: "2" })).toBe("9"));
  it("is exact", () =>
    expect(leastBid({ price: "1", highestBid: "100000000000000000000000000000001", minIncrement: "1" }))
      .toBe("100000000000000000000000000000002"));
});
