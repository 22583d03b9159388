import { near } from "./amounts";

/** An amount in NEAR, with all of its digits in the title. */
export const Near = ({ yocto }: { yocto: string }) => (
  <span className="near" title={`${yocto} yoctoNEAR`}>
    {near(yocto)} NEAR
  </span>
);
