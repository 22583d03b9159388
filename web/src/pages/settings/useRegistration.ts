import { useState } from "react";
import { client } from "../../api/client";
import { sentenceOf } from "../../api/errors";
import { useCommand } from "../../api/useCommand";
import { type Wallet, WalletRefusal } from "../../wallet/wallet";
import { OpenKeyRegistrationDocument, RegisterEncryptionKeyDocument } from "./settings.generated";

/** Opens a registration, has its statement signed, and hands it in. */
export function useRegistration() {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const command = useCommand(RegisterEncryptionKeyDocument, (d) => d.registerEncryptionKey);

  async function run(wallet: Wallet, recipient: string): Promise<boolean> {
    setBusy(true);
    setWrong(null);
    setDone(false);
    try {
      const opened = await client.mutation(OpenKeyRegistrationDocument, { recipient });
      const statement = opened.data?.openKeyRegistration.statement;
      if (opened.error || !statement) {
        const refusal = opened.data?.openKeyRegistration.errors?.[0]?.message;
        setWrong(opened.error ? sentenceOf(opened.error) : refusal ?? "No statement was given.");
        return false;
      }
      const signed = await wallet.signStatement(statement);
      const registered = await command.run((idempotencyKey) => ({
        input: { idempotencyKey, recipient, nonce: statement.nonce, publicKey: signed.publicKey, signature: signed.signature },
      }));
      setDone(registered !== null);
      return registered !== null;
    } catch (error) {
      if (!(error instanceof WalletRefusal)) throw error;
      setWrong(error.message);
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    busy: busy || command.busy,
    wrong: wrong ?? command.wrong,
    done,
    run,
    reset: () => {
      setWrong(null);
      setDone(false);
      command.reset();
    },
  };
}
