import type { ComponentProps } from "react";
import type { AccessLevel } from "../../../api/schema.generated";
import { levels } from "../../../ui/Level";

/** A choice among levels, each with what it allows. */
export const LevelSelect = ({ among, ...rest }: { among: readonly AccessLevel[] } & ComponentProps<"select">) => (
  <select {...rest}>
    {among.map((level) => <option key={level} value={level}>{levels[level].name}: {levels[level].may}</option>)}
  </select>
);
