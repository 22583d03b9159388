import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { Failure } from "../../../ui/Failure";
import { Loading } from "../../../ui/Loading";
import type { AssetHeadFragment } from "../asset.generated";
import { AssetSnippetsDocument } from "./api.generated";
import { Code } from "./Code";
import { csharpLookUp, csharpRun } from "./csharp";
import { curlLookUp, curlRun } from "./curl";
import type { Target } from "./documents";
import { exampleOf } from "./input";
import { embeds, openAiChat, openAiEmbeddings } from "./openai";
import { pythonLookUp, pythonRun } from "./python";

const languages = {
  curl: { name: "curl", lookUp: curlLookUp, run: curlRun },
  csharp: { name: "C#", lookUp: csharpLookUp, run: csharpRun },
  python: { name: "Python", lookUp: pythonLookUp, run: pythonRun },
} as const;

/** How a program asks for this asset; each can be run as it stands, once the key is set. */
export function Snippets({ asset }: { asset: AssetHeadFragment }) {
  const [language, setLanguage] = useState<keyof typeof languages>("curl");
  const [{ data, error, fetching }, ask] = useQuery({ query: AssetSnippetsDocument, variables: { id: asset.id } });
  const more = data?.node?.__typename === "Asset" ? data.node : null;
  const model = more?.version?.model;
  const target: Target = {
    origin: location.origin, id: asset.id, contract: asset.contract, tokenId: asset.tokenId, version: more?.version?.number ?? null,
    price: more?.inferenceTerms.price ?? "0",
  };
  const { name, lookUp, run } = languages[language];
  const chats = more?.baseModel && data?.chatModels.some((chat) => chat.name === more.baseModel);
  return (
    <div className="stack part">
      <h2>From a program</h2>
      <p className="muted">
        What is public needs no key. For runs make an API key under <Link to="/settings">Settings</Link>, and keep it in the environment,
        not in the code.
      </p>
      {error && <Failure error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      <fieldset className="row languages">
        <legend className="visually-hidden">Language</legend>
        {Object.entries(languages).map(([id, { name: title }]) => (
          <label key={id} className="button">
            <input type="radio" name="language" checked={language === id} onChange={() => setLanguage(id as keyof typeof languages)} />
            {title}
          </label>
        ))}
      </fieldset>
      {fetching && !more && <Loading />}
      <Code title="Look it up" language={name} text={lookUp(target)} />
      {model && model.test.state !== "PASSED" && (
        <p className="none">It has not passed a test of its owner&apos;s yet: until it has, only the owner may run it.</p>
      )}
      {model && <Code title="Run it" language={name} text={run(target, exampleOf(model.inputKind, model.inputs))} />}
      {more && !model && asset.kind === "MODEL" && <p className="none">It cannot be run yet: nobody has registered its newest version.</p>}
      {model && embeds(more.task) && <Code title="Embeddings, by OpenAI's client" language="Python" text={openAiEmbeddings(target)} />}
      {chats && <Code title="Chat with its base model, by OpenAI's client" language="Python" text={openAiChat(target)} />}
    </div>
  );
}
