import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { CombinedError } from "@urql/core";
import { makeSubject, onEnd, pipe, subscribe, takeUntil } from "wonka";
import type { TransactionStage } from "../api/schema.generated";
import { client, refresh } from "../api/client";
import { codeOf, sentenceOf } from "../api/errors";
import { position } from "../api/position";
import { refusals } from "./refusals";
import { SubmitTransactionDocument, TransactionProgressDocument, type PreparedFragment } from "./transaction.generated";
import { connection, type Wallet, WalletRefusal } from "./wallet";

/** How far a transaction is, for the one who waits for it. */
export type TransactionState =
  | { readonly step: "idle" }
  | { readonly step: "preparing" }
  | { readonly step: "signing" }
  | { readonly step: "running"; readonly hash: string; readonly stage: TransactionStage }
  /** `returned`: what the contract gave back, JSON. */
  | { readonly step: "done"; readonly hash: string; readonly returned: string | null }
  | { readonly step: "refused"; readonly code?: string | undefined; readonly message: string };

type Refused = TransactionState & { step: "refused" };

const refused = (message: string, code?: string): Refused => ({ step: "refused", code, message: refusals[code ?? ""] ?? message });

const unknown = (hash: string): Refused =>
  refused(`It was sent (hash ${hash}); what became of it is not known here. Look before you try again.`);

const failedSale = "The sale failed: the asset could not be handed over. What was paid comes back; an offer stands as before.";

export interface Options {
  /** It ends a sale, which the market undoes without failing where the asset cannot be handed over: it returns null then. */
  readonly sells?: boolean | undefined;
}

/**
 * Prepared by the API, signed in the wallet, sent, and followed to its end. Everything on the screen is asked again once the log has it.
 * `variables` gets the public key that will sign, which every prepare… mutation takes.
 */
export async function transact<Data extends object, Variables extends object>(
  prepare: TypedDocumentNode<Data, Variables>,
  variables: (publicKey: string) => Variables,
  tell: (state: TransactionState) => void,
  { sells = false }: Options = {},
): Promise<TransactionState> {
  const state = await run();
  tell(state);
  return state;

  async function run(): Promise<TransactionState> {
    const wallet = connection.current;
    if (!wallet) return refused("Connect your account first.");
    tell({ step: "preparing" });
    const answer = await client.mutation<Data, Variables>(prepare, variables(wallet.publicKey));
    if (answer.error) return refused(sentenceOf(answer.error));
    const prepared = Object.values(answer.data ?? {}).find((v): v is PreparedFragment => typeof v === "object" && v !== null);
    const why = prepared?.errors?.[0];
    if (why || !prepared?.transaction) return refused(why?.message ?? "The market could not prepare this.", codeIn(why));
    const { hash } = prepared.transaction;
    tell({ step: "signing" });
    let signed: Awaited<ReturnType<Wallet["signTransaction"]>>;
    try {
      signed = await wallet.signTransaction(prepared.transaction);
    } catch (error) {
      return refused(error instanceof WalletRefusal ? error.message : "The wallet failed to sign. Nothing was sent.");
    }
    if ("hash" in signed) return follow(signed.hash, tell, sells);
    const end = await send(signed.signedTransaction, hash, tell);
    return typeof end === "string" ? follow(end, tell, sells) : end;
  }
}

const firstWait = 1_000;
const longestWait = 10_000;

/** Sends until there is an answer: the same bytes do nothing twice. Gives the hash to follow, or why there is none. */
async function send(signedTransaction: string, hash: string, tell: (state: TransactionState) => void): Promise<string | Refused> {
  let lost = false;
  for (let wait = firstWait; ; wait = Math.min(longestWait, 2 * wait)) {
    const { data, error } = await client.mutation(SubmitTransactionDocument, { signedTransaction });
    if (error && isLost(error)) {
      lost = true;
      tell({ step: "running", hash, stage: "SUBMITTED" });
      await new Promise((resolve) => setTimeout(resolve, wait));
      continue;
    }
    if (error) return lost || mayHaveRun.has(codeOf(error) ?? "") ? unknown(hash) : refused(sentenceOf(error));
    const sent = data?.submitTransaction;
    const why = sent?.errors?.[0];
    if (!why && sent?.transactionHash) return sent.transactionHash;
    const code = codeIn(why);
    // An earlier sending, of which no answer came, may have been the one that was taken.
    return lost && used.has(code ?? "") ? hash : refused(why?.message ?? "The chain did not take it.", code);
  }
}

const used: ReadonlySet<string> = new Set(["InvalidNonce", "Expired"]);
const passing: ReadonlySet<string> = new Set(["CHAIN_UNAVAILABLE", "DEADLINE_EXCEEDED"]);
const mayHaveRun: ReadonlySet<string> = new Set(["INTERNAL_SERVER_ERROR", "EXECUTION_FAILED"]);
const isLost = (error: CombinedError) => Boolean(error.networkError) || passing.has(codeOf(error) ?? "");

function follow(hash: string, tell: (state: TransactionState) => void, sells: boolean): Promise<TransactionState> {
  tell({ step: "running", hash, stage: "SUBMITTED" });
  return new Promise((resolve) => {
    const over = makeSubject<null>();
    const end = (state: TransactionState) => {
      resolve(state);
      over.next(null);
    };
    pipe(
      client.subscription(TransactionProgressDocument, { hash }),
      takeUntil(over.source),
      // After an end that was told, this one is heard by nobody.
      onEnd(() => resolve(unknown(hash))),
      subscribe((event) => {
        if (event.error) return end(unknown(hash));
        const sent = event.data?.transactionProgress;
        if (!sent) return;
        if (sent.failure) return end(refused(sent.failure.message, sent.failure.code));
        if (sent.stage !== "RECORDED") return tell({ step: "running", hash, stage: sent.stage });
        position.saw(sent.position);
        refresh();
        end(sells && sent.returned === "null" ? refused(failedSale, "sale_failed") : { step: "done", hash, returned: sent.returned });
      }),
    );
  });
}

/** The contract's code, or the chain's own reason. */
function codeIn(why: object | undefined): string | undefined {
  if (!why) return undefined;
  if ("reason" in why && typeof why.reason === "string") return why.reason;
  return "code" in why && typeof why.code === "string" ? why.code : undefined;
}
