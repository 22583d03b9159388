import { useState } from "react";
import { Link } from "react-router";
import { useCommand } from "../../../api/useCommand";
import { Button } from "../../../ui/Button";
import { Notice } from "../../../ui/Notice";
import { saveFile } from "../../../ui/saveFile";
import type { AssetHeadFragment } from "../asset.generated";
import { ageFile } from "./ageFile";
import { DownloadDocument } from "./versions.generated";

/** Saves a version's content, encrypted to the account's own key; for who may see it. */
export function Download({ asset, version }: { asset: AssetHeadFragment; version: number }) {
  const ask = useCommand(DownloadDocument, (d) => d.requestDownload);
  const [reading, setReading] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [sha256, setSha256] = useState<string | null>(null);
  const name = `${asset.name.replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 80)}-${version}.age`;
  const save = async () => {
    setWrong(null);
    setSha256(null);
    const answer = await ask.run(() => ({ assetId: asset.id, version }));
    if (!answer?.download) return;
    setReading(true);
    try {
      saveFile(name, await ageFile(answer.download));
      setSha256(answer.download.plaintextSha256);
    } catch (failure) {
      setWrong(failure instanceof Error ? failure.message : "The download broke off.");
    } finally {
      setReading(false);
    }
  };
  const fault = ask.wrong ?? wrong;
  return (
    <div className="stack">
      <div className="row">
        <Button busy={ask.busy || reading} onClick={() => void save()}>
          Download<span className="visually-hidden"> version {version}</span>
        </Button>
        <span className="muted">
          Encrypted to <Link to="/settings">your encryption key</Link>. Each download stands in the log.
        </span>
      </div>
      {reading && <Notice kind="wait">Reading the encrypted file …</Notice>}
      {fault && <Notice kind="bad">{fault}</Notice>}
      {sha256 && (
        <Notice kind="good">
          Saved as {name}. Open it with age and the file of your key: <code className="wrap">age -d -i key.txt -o content {name}</code>.
          The SHA-256 of what is in it is <span className="mono wrap">{sha256}</span>.
        </Notice>
      )}
    </div>
  );
}
