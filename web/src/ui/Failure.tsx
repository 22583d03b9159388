import type { CombinedError } from "@urql/core";
import { codeOf, sentenceOf } from "../api/errors";
import { Notice } from "./Notice";

/** Why something cannot be shown, and a way to try again. */
export const Failure = ({ error, retry }: { error: CombinedError; retry?: () => void }) => (
  <Notice kind="bad">
    <div className="spread">
      <span>
        {sentenceOf(error)} {codeOf(error) && <code>{codeOf(error)}</code>}
      </span>
      {retry && <button type="button" className="button" onClick={retry}>Try again</button>}
    </div>
  </Notice>
);
