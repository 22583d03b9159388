import type { AccessDenial } from "../../../api/schema.generated";
import { near } from "../../../ui/amounts";
import type { RunModelMutation } from "./try.generated";

export type Refusal = NonNullable<RunModelMutation["requestInference"]["errors"]>[number];

export const denials: Readonly<Record<AccessDenial, string>> = {
  NOT_GRANTED: "You have no right to run this model yet.",
  EXPIRED: "Your right to run this model has run out.",
  LAPSED: "Your right ended when the model changed hands.",
  REVOKED: "Your right to run this model was taken back.",
  CAPPED: "The owner holds everyone below the right to run it for now.",
  BURNT: "The model was burnt: nobody can run it any more.",
};

const notOffered: Readonly<Record<string, string>> = {
  MODEL_UNTESTED: "Its owner has set no test for this model yet. Until a worker has passed one, nobody but the owner can run it.",
  MODEL_TEST_PENDING: "The model has to answer its owner's test first. Try again in a moment.",
  MODEL_TEST_FAILED: "The model failed its owner's test. Only its owner may run it until it passes.",
};

/** Why a run was not taken, and what to do. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.__typename) {
    case "AccessDeniedError":
      return refusal.denial === "BURNT" || refusal.denial === "CAPPED"
        ? denials[refusal.denial]
        : `${denials[refusal.denial]} Ask the owner, lease it or buy it.`;
    case "VersionConflictError":
      return "A newer version was published meanwhile. What it asks is shown now; run it again.";
    case "PriceChangedError":
      return `The price is ${near(refusal.actualPrice)} NEAR now. Run it again if that is fine with you.`;
    case "InsufficientBalanceError":
      return `A run holds ${near(refusal.needed)} NEAR; you have ${near(refusal.available)} NEAR here. Pay in, or wait for runs to end.`;
    case "QuotaExceededError":
      return `You have used all of your ${refusal.limit} runs of this ${refusal.period === "HOUR" ? "hour" : "day"}. `
        + `The next one is possible at ${new Date(refusal.resetsAt).toLocaleTimeString()}.`;
    case "InputTooLargeError":
      return `This is too large: ${Math.ceil(refusal.size / 1024)} KiB of ${Math.floor(refusal.limit / 1024)} KiB.`;
    case "NotRunnableError":
      return "There is nothing to run: it is no model, or no version of it was published.";
    case "ModelNotOfferedError":
      return notOffered[refusal.code] ?? refusal.message;
    default:
      return refusal.message;
  }
}

/** What ended a job without an answer. */
export const failures: Readonly<Record<string, string>> = {
  ACCESS_DENIED: "Your right had ended when the run was to begin.",
  DEADLINE_EXCEEDED: "The model took longer than a run may take.",
  MODEL_INVALID: "The model's file cannot be run.",
  SHAPE_MISMATCH: "The input does not have the shape that the model asks for.",
  INPUT_INVALID: "The model cannot read this input.",
  CANCELLED: "You stopped it.",
};
