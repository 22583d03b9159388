import { near } from "../../../ui/amounts";
import { levels } from "../../../ui/Level";
import { plain } from "../parts/words";

interface Entry {
  readonly kind: string;
  readonly actor: string | null;
  readonly summary: unknown;
}

const names = Object.values(levels).map((level) => level.name);

/** What happened, in a sentence; a kind that is not known here is told by its name. */
export function sentence({ kind, actor, summary }: Entry): string {
  const of = typeof summary === "object" && summary !== null ? (summary as Record<string, unknown>) : {};
  const text = (name: string) => (typeof of[name] === "string" || typeof of[name] === "number" ? String(of[name]) : "?");
  const level = () => names[Number(of["level"])] ?? text("level");
  const money = (name: string) => (/^\d+$/.test(text(name)) ? `${near(text(name))} NEAR` : "?");
  const who = actor ?? "Somebody";
  switch (kind) {
    case "asset_minted": return `${who} minted it for ${text("owner")}.`;
    case "metadata_updated": return `${who} changed its name or description.`;
    case "version_published": return `${who} published version ${text("number")}.`;
    case "asset_transferred": return `It went from ${text("oldOwner")} to ${text("newOwner")}.`;
    case "access_epoch_bumped": return "All grants ended; what was paid for stays.";
    case "access_set": return `${text("account")} got the right “${level()}” (${text("origin")}).`;
    case "access_revoked": return `${text("account")} lost a right; ${text("revokedBy")} ended it.`;
    case "default_level_set": return `Everyone has “${level()}” by default from now on.`;
    case "max_level_set": return `No other than the owner has more than “${level()}” from now on.`;
    case "asset_burnt": return `${who} burnt it.`;
    case "lease_terms_set": return of["terms"] ? `The terms for leasing “${level()}” were set.` : `“${level()}” is not for lease any more.`;
    case "lease_started": return `${text("account")} leased “${level()}” for ${money("price")}.`;
    case "access_resold": return `${text("from")} passed “${level()}” on to ${text("to")}.`;
    case "replica_created": return `${who} minted this replica of ${text("parent")}.`;
    case "royalty_set": return "The royalty was set.";
    case "access_requested": return `${text("account")} asked for “${level()}”.`;
    case "access_answered": return `${text("account")} got ${of["approved"] ? "a yes" : "a no"} for “${level()}”.`;
    case "account_approved": return `${text("account")} may hand it over in the owner's name.`;
    case "approval_revoked": return `${text("account")} may not hand it over any more.`;
    case "listing_created": return `${text("seller")} offers it for ${money("price")}.`;
    case "listing_updated": return `Its price is ${money("price")} now.`;
    case "listing_cancelled": return `The listing ended (${text("reason")}).`;
    case "offer_made": return `${text("buyer")} offered ${money("amount")}.`;
    case "offer_cancelled": return `An offer ended (${text("reason")}).`;
    case "auction_started": return `${text("seller")} started an auction from ${money("reservePrice")}.`;
    case "bid_placed": return `${text("bidder")} bid ${money("amount")}.`;
    case "auction_cancelled": return `The auction ended without a sale (${text("reason")}).`;
    case "sold": return `${text("seller")} sold it to ${text("buyer")} for ${money("price")}.`;
    case "sale_failed": return `A sale to ${text("buyer")} failed (${text("reason")}); the money goes back.`;
    case "token_held": return `${text("owner")} let the market hand it over.`;
    case "token_released": return `The market may not hand it over any more (${text("reason")}).`;
    case "inference_requested": return `${text("requester")} asked it something.`;
    case "inference_started": return "A worker took the question.";
    case "inference_completed": return "A worker answered.";
    case "inference_failed": return `A run failed: ${text("code")}.`;
    case "inference_cancelled": return "A run was cancelled.";
    case "inference_price_set": return `A run costs ${money("price")} now.`;
    case "inference_quota_set": return `The quota of “${level()}” was set.`;
    case "model_registered": return `Its file was read as a model (version ${text("version")}).`;
    case "model_test_passed": return "A worker passed its owner's test: it may be asked.";
    case "model_test_failed": return `A worker failed its owner's test: ${text("code")}.`;
    case "asset_sealed": return `${text("by")} sealed the encrypted content of version ${text("version")}.`;
    case "key_released": return `The key of its content was released to ${actor ?? "an account"}.`;
    case "key_refused": return `The key of its content was refused to ${actor ?? "an account"}.`;
    case "reencryption_due": return "Somebody lost the right to its content: it is encrypted anew.";
    case "reencryption_done": return "Its content was encrypted anew, with another key.";
    default: return `${plain(kind)} by ${who}.`;
  }
}
