import { useQuery } from "urql";
import { useCommand } from "../../../api/useCommand";
import { yocto } from "../../../ui/amounts";
import { Field } from "../../../ui/Field";
import { Form } from "../../../ui/Form";
import { Price } from "../../../ui/Near";
import { Notice } from "../../../ui/Notice";
import { amountProblem } from "../../../wallet/checks";
import { useForm } from "../../../wallet/useForm";
import type { AssetHeadFragment } from "../asset.generated";
import { RunPriceDocument, SetRunPriceDocument } from "./manage.generated";

/** What a run costs others; told to the market itself, so no transaction is signed. */
export function RunPrice({ asset }: { asset: AssetHeadFragment }) {
  const [{ data }] = useQuery({ query: RunPriceDocument, variables: { id: asset.id } });
  const now = data?.node?.__typename === "Asset" ? data.node.inferenceTerms.price : null;
  const form = useForm({ price: "" }, { price: (text) => amountProblem(text, { zero: true }) });
  const command = useCommand(SetRunPriceDocument, (answer) => answer.setInferencePrice);
  const send = async () => {
    const price = yocto(form.values.price) ?? "0";
    if (await command.run((idempotencyKey) => ({ input: { idempotencyKey, assetId: asset.id, price } }))) form.reset();
  };
  return (
    <section className="card stack">
      <h3>Price of a run</h3>
      <p>Now: {now === null ? "…" : <Price yocto={now} />}. You yourself pay nothing.</p>
      <Form label="Set the price" busy={command.busy} check={form.check} send={send}>
        <Field label="New price in NEAR" hint="0: free." wrong={form.wrong("price")}>
          <input inputMode="decimal" {...form.bind("price")} />
        </Field>
      </Form>
      {command.wrong && <Notice kind="bad">{command.wrong}</Notice>}
      {command.done && <Notice kind="good">Set. It counts from the next run on.</Notice>}
    </section>
  );
}
