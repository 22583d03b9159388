import { useCallback, useMemo, useState } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { Failure } from "../../../ui/Failure";
import { Loading } from "../../../ui/Loading";
import { Notice } from "../../../ui/Notice";
import { assetPath } from "../../../ui/paths";
import { Tabs } from "../../../ui/Tabs";
import { useTitle } from "../../../ui/useTitle";
import { drawing } from "./drawing";
import { Graph2D } from "./Graph2D";
import { Graph3D } from "./Graph3D";
import { ModelSummaryDocument } from "./graph.generated";
import { Legend } from "./Legend";
import { NodeDetails } from "./NodeDetails";
import { NodeList } from "./NodeList";
import "./page.css";
import { useGraph } from "./useGraph";

const hasWebGL = (): boolean => {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
};

/** A model's network, as its file says it is. */
export function ModelGraph() {
  const { contract = "", tokenId = "" } = useParams();
  const [{ data, error }, again] = useQuery({ query: ModelSummaryDocument, variables: { contract, tokenId } });
  const asset = data?.asset;
  const model = asset?.version?.model;
  useTitle(asset ? `Network of ${asset.name}` : "Network");
  const graph = useGraph(contract, tokenId, Boolean(model));
  const [webgl, setWebGL] = useState(hasWebGL);
  const [view, setView] = useState(webgl ? "space" : "plane");
  const [chosen, setChosen] = useState<number | null>(null);
  const failed = useCallback(() => {
    setWebGL(false);
    setView("plane");
  }, []);
  const choice = { chosen, onChoose: setChosen };
  const drawn = useMemo(() => (graph.complete ? drawing(graph.nodes) : null), [graph.complete, graph.nodes]);

  if (!asset)
    return (
      <div className="stack graph">
        <h1>Network</h1>
        {error && !data && <Failure error={error} retry={() => again({ requestPolicy: "network-only" })} />}
        {!data && !error && <Loading lines={6} />}
        {data && <Notice kind="bad">There is no such asset.</Notice>}
      </div>
    );
  return (
    <div className="stack graph">
      <div>
        <Link to={assetPath({ contract, tokenId })}>{asset.name}</Link>
        <h1>Network</h1>
      </div>
      {!model && <Notice>Its owner has not registered the model: until then nobody has read its network.</Notice>}
      {model && (
        <p className="muted">
          {model.parameterCount.toLocaleString()} parameters, {model.nodeCount.toLocaleString()} nodes, version {asset.version?.number}
          {model.producer && `, made with ${model.producer}`}
        </p>
      )}
      {graph.error && <Failure error={graph.error} />}
      {graph.absent && <Notice>The network has more than 5,000 nodes and is not drawn. Its operators are counted below.</Notice>}
      {model && !graph.complete && !graph.error && (
        <Notice kind="wait">Reading the network: {graph.nodes.length.toLocaleString()} nodes …</Notice>
      )}
      {model && <Legend model={model} hues={drawn?.hues} />}
      {drawn && drawn.nodes.length > 0 && (
        <div className="graph-columns">
          <div className="card">
            {!webgl && <p className="muted">This browser has no WebGL, so there is no view in space.</p>}
            <Tabs
              label="View" current={view} onChange={setView}
              tabs={[
                ...(webgl ? [{ id: "space", title: "3D", content: <Graph3D {...choice} drawing={drawn} onFailed={failed} /> }] : []),
                { id: "plane", title: "2D", content: <Graph2D {...choice} drawing={drawn} /> },
                { id: "list", title: "List", content: <NodeList drawing={drawn} onChoose={setChosen} /> },
              ]}
            />
          </div>
          <NodeDetails node={chosen === null ? undefined : drawn.nodes[chosen]} onChoose={setChosen} />
        </div>
      )}
    </div>
  );
}
