import { near } from "./amounts";

/** An amount in NEAR, with all of its digits in the title. */
export const Near = ({ yocto }: { yocto: string }) => (
  <span className="near" title={`${yocto} yoctoNEAR`}>
    {near(yocto)} NEAR
  </span>
);

/** What something costs: 0, or no price, is free. */
export const Price = ({ yocto }: { yocto: string | null }) => (yocto === null || yocto === "0" ? "free" : <Near yocto={yocto} />);
