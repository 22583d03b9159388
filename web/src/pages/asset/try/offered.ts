import type { ModelTestState } from "../../../api/schema.generated";

/** Whether a run may be asked for: by its owner always, by others unless its test is open or failed. The market has the last word. */
export const isOffered = (model: { readonly test: { readonly state: ModelTestState } } | null, isOwner: boolean): boolean =>
  isOwner || !model || model.test.state === "NONE" || model.test.state === "PASSED";
