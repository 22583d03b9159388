import { useTitle } from "../../ui/useTitle";
import { AssetSearch } from "./AssetSearch";

export function Market() {
  useTitle("Market");
  return (
    <div className="stack">
      <header className="market-top">
        <h1>Models and datasets</h1>
        <p className="muted">Find one, see who may use it and why, and check the proof in your own browser.</p>
      </header>
      <AssetSearch label="Search by name, task, tag or description" />
    </div>
  );
}
