import { useState } from "react";
import { logIn } from "../../session/account";
import { Unanswered } from "../../session/plain";
import { type Wallet, WalletRefusal } from "../../wallet/wallet";

/** Logs in, one wallet at a time, and says in a sentence why not. */
export function useLogIn() {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  async function run(wallet: () => Wallet | Promise<Wallet>): Promise<boolean> {
    setBusy(true);
    setWrong(null);
    try {
      await logIn(await wallet());
      return true;
    } catch (error) {
      setWrong(sentence(error));
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, wrong, run };
}

function sentence(error: unknown): string {
  if (error instanceof WalletRefusal || error instanceof Unanswered) return error.message;
  return error instanceof Error && error.message ? error.message : "That went wrong.";
}
