import { useQuery } from "urql";
import { useSession } from "../../../session/useSession";
import { Field } from "../../../ui/Field";
import { Level } from "../../../ui/Level";
import { textProblem } from "../../../wallet/checks";
import { TransactionForm } from "../../../wallet/TransactionForm";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { EventLink } from "../parts/EventLink";
import { LevelSelect } from "../parts/LevelSelect";
import { atLeast, chosenAmong, grantable, levelOf } from "../parts/standing";
import { AnswerRequestDocument, AskForAccessDocument, AssetRequestsDocument } from "./access.generated";

/** Asks the owner for a right; an account has one request at a time, which it may withdraw. */
export function AskForAccess({ asset }: { asset: AssetHeadFragment }) {
  const session = useSession();
  const held = levelOf(asset);
  const among = grantable(asset.maxLevel).filter((level) => !atLeast(held, level));
  const form = useForm({ level: among[0] ?? "USE_MODEL", message: "" }, {
    message: (text) => textProblem(text, 512),
  });
  const level = chosenAmong(among, form.values.level);
  const [{ data }] = useQuery({ query: AssetRequestsDocument, variables: { id: asset.id, first: 50, after: null }, pause: !session });
  const open = data?.node?.__typename === "Asset" ? (data.node.accessRequests.nodes ?? []) : [];
  const own = open.find((request) => request.account === session?.account);
  if (among.length === 0) return null;
  return (
    <section className="card stack">
      <h2>Ask the owner for a right</h2>
      {own && (
        <>
          <p>You asked for <Level level={own.level} /> (<EventLink position={own.position} />). It is not answered yet.</p>
          <TransactionForm
            label="Withdraw my request"
            prepare={AnswerRequestDocument}
            variables={(publicKey) => ({
              input: {
                assetId: asset.id, account: own.account, level: own.level, requestedAt: own.requestedAt, approve: false, expiresAt: null,
                publicKey,
              },
            })}
            done="Withdrawn."
            announces
          />
          <p className="muted">A new request takes the place of this one:</p>
        </>
      )}
      <TransactionForm
        label="Ask"
        prepare={AskForAccessDocument}
        check={form.check}
        variables={(publicKey) => ({
          input: { assetId: asset.id, level, message: form.values.message.trim() || null, publicKey },
        })}
        pays="Gas alone, and a small deposit for storing the request, which comes back when it is answered."
        done="Asked. The owner sees it on this page under “Manage”."
        onDone={form.reset}
      >
        <Field label="Level"><LevelSelect among={among} {...form.bind("level")} value={level} /></Field>
        <Field label="Message" hint="Public, and there to stay: it is written to the chain." wrong={form.wrong("message")}>
          <textarea rows={2} {...form.bind("message")} />
        </Field>
      </TransactionForm>
    </section>
  );
}
