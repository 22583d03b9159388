import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { pipe, subscribe, takeWhile } from "wonka";
import type { TransactionStage } from "../api/schema.generated";
import { client, refresh } from "../api/client";
import { sentenceOf } from "../api/errors";
import { position } from "../api/position";
import { refusals } from "./refusals";
import { SubmitTransactionDocument, TransactionProgressDocument, type PreparedFragment } from "./transaction.generated";
import { connection, WalletRefusal } from "./wallet";

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

/**
 * Prepared by the API, signed in the wallet, sent, and followed to its end. Everything on the screen is asked again once the log has it.
 * `variables` gets the public key that will sign, which every prepare… mutation takes.
 */
export async function transact<Data extends object, Variables extends object>(
  prepare: TypedDocumentNode<Data, Variables>,
  variables: (publicKey: string) => Variables,
  tell: (state: TransactionState) => void,
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
    tell({ step: "signing" });
    try {
      const signed = await wallet.signTransaction(prepared.transaction);
      return "hash" in signed ? await follow(signed.hash, tell) : await send(signed.signedTransaction, tell);
    } catch (refusal) {
      if (refusal instanceof WalletRefusal) return refused(refusal.message);
      throw refusal;
    }
  }
}

async function send(signedTransaction: string, tell: (state: TransactionState) => void): Promise<TransactionState> {
  const answer = await client.mutation(SubmitTransactionDocument, { signedTransaction });
  if (answer.error) return refused(sentenceOf(answer.error));
  const sent = answer.data?.submitTransaction;
  const why = sent?.errors?.[0];
  return why || !sent?.transactionHash
    ? refused(why?.message ?? "The chain did not take it.", codeIn(why))
    : follow(sent.transactionHash, tell);
}

function follow(hash: string, tell: (state: TransactionState) => void): Promise<TransactionState> {
  tell({ step: "running", hash, stage: "SUBMITTED" });
  return new Promise((resolve) => {
    let over = false;
    const end = (state: TransactionState) => {
      over = true;
      resolve(state);
    };
    pipe(
      client.subscription(TransactionProgressDocument, { hash }),
      takeWhile(() => !over),
      subscribe((event) => {
        if (event.error) return end(refused(sentenceOf(event.error)));
        const sent = event.data?.transactionProgress;
        if (!sent) return;
        if (sent.failure) return end(refused(sent.failure.message, sent.failure.code));
        if (sent.stage !== "RECORDED") return tell({ step: "running", hash, stage: sent.stage });
        position.saw(sent.position);
        refresh();
        end({ step: "done", hash, returned: sent.returned });
      }),
    );
  });
}

const codeIn = (why: object | undefined): string | undefined =>
  why && "code" in why && typeof why.code === "string" ? why.code : undefined;
