import { useState } from "react";
import { client } from "../../api/client";
import { sentenceOf } from "../../api/errors";
import { useCommand } from "../../api/useCommand";
import { useTransaction } from "../../wallet/useTransaction";
import { type Wallet, WalletRefusal } from "../../wallet/wallet";
import { PreparePublishVersionDocument, SealAssetDocument, UploadedContentDocument, type UploadedContentQuery } from "./create.generated";

const looks = 20;

/** Seals an upload by the owner's signature, then publishes it: two things to sign. What is sealed already is published only. */
export function usePublish(assetId: string, version: number, uploadId: string) {
  const [sealing, setSealing] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const seal = useCommand(SealAssetDocument, (d) => d.sealAsset);
  const transaction = useTransaction();

  async function run(wallet: Wallet, isOwner: boolean): Promise<boolean> {
    setWrong(null);
    if (isOwner) {
      setSealing(true);
      try {
        if (!(await sealBy(wallet))) return false;
      } catch (error) {
        setWrong(error instanceof WalletRefusal ? error.message : "The wallet failed to sign. Nothing was sealed.");
        return false;
      } finally {
        setSealing(false);
      }
    }
    const end = await transaction.run(PreparePublishVersionDocument, (publicKey) => ({ input: { assetId, uploadId, publicKey } }));
    return end.step === "done";
  }

  async function sealBy(wallet: Wallet): Promise<boolean> {
    const statement = (await content())?.sealStatement;
    if (!statement) return false;
    const signed = await wallet.signStatement(statement);
    const answer = await seal.run((idempotencyKey) => ({
      input: { idempotencyKey, assetId, uploadId, version, publicKey: signed.publicKey, signature: signed.signature },
    }));
    return answer !== null;
  }

  /** The upload, once the market has looked at all of it. */
  async function content(): Promise<UploadedContentQuery["upload"]> {
    for (let look = 0; look < looks; look++) {
      const asked = { id: uploadId, assetId, version };
      const { data, error } = await client.query(UploadedContentDocument, asked, { requestPolicy: "network-only" });
      if (error) {
        setWrong(sentenceOf(error));
        return null;
      }
      if (data?.upload?.state === "COMPLETE") return data.upload;
      if (data?.upload?.state !== "OPEN") break;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    setWrong("The market has not all of this upload, or it is not what was declared. Upload it again.");
    return null;
  }

  return { run, transaction, wrong: wrong ?? seal.wrong, busy: sealing || transaction.busy };
}
