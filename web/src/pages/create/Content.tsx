import { useState } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { NeedsAccount } from "../../session/NeedsAccount";
import { Failure } from "../../ui/Failure";
import { Loading } from "../../ui/Loading";
import { Notice } from "../../ui/Notice";
import { assetPath } from "../../ui/paths";
import { useTitle } from "../../ui/useTitle";
import { atLeast } from "../asset/parts/standing";
import { UploadTargetDocument } from "./create.generated";
import { Offer } from "./Offer";
import { Publish } from "./Publish";
import { Steps } from "./Steps";
import { UploadFile } from "./UploadFile";
import "./page.css";

/** The content of an asset: uploaded, sealed by its owner, published as its next version. */
export function Content() {
  useTitle("Content");
  const { contract = "", tokenId = "" } = useParams();
  return (
    <div className="stack narrow-page">
      <h1>Content</h1>
      <NeedsAccount what="upload">
        {(account) => <Target key={`${account} ${contract}/${tokenId}`} account={account} contract={contract} tokenId={tokenId} />}
      </NeedsAccount>
    </div>
  );
}

function Target({ account, contract, tokenId }: { account: string; contract: string; tokenId: string }) {
  const [{ data, error }, ask] = useQuery({ query: UploadTargetDocument, variables: { contract, tokenId } });
  const [uploaded, setUploaded] = useState<{ id: string; sha256: string } | null>(null);
  const [published, setPublished] = useState<number | null>(null);
  const asset = data?.asset;
  if (error) return <Failure error={error} retry={() => ask({ requestPolicy: "network-only" })} />;
  if (!data) return <Loading />;
  if (!asset) return <p>There is no such asset.</p>;
  const page = assetPath(asset);
  const next = (asset.version?.number ?? 0) + 1;
  const may = asset.owner === account || atLeast(asset.viewerAccess?.level ?? "NONE", "EDIT_DATA");
  return (
    <>
      <Steps current={3} />
      <p className="wrap">
        <Link to={page}>{asset.name}</Link> {asset.version ? `has version ${asset.version.number}.` : "has no content yet."}
      </p>
      {!may && <Notice kind="warn">Only its owner, and who may edit it, upload a version of it.</Notice>}
      {may && published === null && (
        <>
          <UploadFile asset={`${asset.contract}/${asset.tokenId}`} version={next} complete={setUploaded} />
          {uploaded && (
            <Publish asset={asset} version={next} upload={uploaded} isOwner={asset.owner === account} published={setPublished} />
          )}
        </>
      )}
      {published !== null && (
        <>
          <Notice kind="good">Version {published} is published. <Link to={page}>See the asset</Link></Notice>
          {asset.kind === "MODEL" && <Offer assetId={asset.id} version={published} />}
        </>
      )}
      {may && published === null && asset.version && asset.kind === "MODEL" && !asset.version.model && (
        <Offer assetId={asset.id} version={asset.version.number} />
      )}
    </>
  );
}
